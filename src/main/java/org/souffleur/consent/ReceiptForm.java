package org.souffleur.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.souffleur.consent.ledger.CheckpointKey;
import org.souffleur.consent.ledger.EntryKind;
import org.souffleur.consent.ledger.LedgerEntry;
import org.souffleur.consent.ledger.Pseudonym;

/**
 * Fills in a receipt: the record header, processing, party and event fields of ISO/IEC TS 27560:2023, and under
 * {@code extension} what only we have (the ledger's link and the measured time of the cut).
 */
final class ReceiptForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReceiptForm() {}

    static Receipt fill(LedgerEntry entry, Subject subject, String controller, CheckpointKey key) {
        try {
            String json = JSON.writeValueAsString(receipt(entry, subject, controller));
            return new Receipt(entry.factId(), entry.number(), json, sign(json, key));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers is always writable", e);
        }
    }

    private static ObjectNode receipt(LedgerEntry entry, Subject subject, String controller) {
        ObjectNode receipt = JsonNodeFactory.instance.objectNode();
        Pseudonym party = entry.party();
        receipt.put("schema_version", "ISO/IEC TS 27560:2023; souffleur/1");
        receipt.put("record_id", entry.factId().toString());
        receipt.put("pii_principal_id", party == null ? "" : party.value().toString());
        receipt.put("language", "en");
        receipt.put("privacy_notice", "souffleur:notice/1");
        receipt.set("purposes", array(purpose(subject)));
        receipt.set(
                "pii_controllers",
                array(JsonNodeFactory.instance
                        .objectNode()
                        .put("party_id", controller)
                        .put("party_role", "pii_controller")));
        receipt.set("events", array(event(entry, party)));
        receipt.set("extension", extension(entry));
        return receipt;
    }

    private static ObjectNode purpose(Subject subject) {
        ObjectNode purpose = JsonNodeFactory.instance.objectNode();
        purpose.put("purpose", subject.wire());
        purpose.put("purpose_type", subject.kind().wire());
        purpose.put("lawful_basis", "consent");
        purpose.set(
                "pii_information",
                array(JsonNodeFactory.instance
                        .objectNode()
                        .put("pii_type", piiType(subject))
                        .put("pii_optional", true)));
        purpose.put("collection_method", "the evening's sheet, by the person's own press");
        purpose.put("processing_method", "forwarded live, not stored");
        purpose.put("retention_period", "PT0S");
        purpose.put("withdrawal_method", "the same sheet, or stop, at any moment, without a reason");
        return purpose;
    }

    private static String piiType(Subject subject) {
        return switch (subject.what()) {
            case VOICE, MIC -> "voice";
            case LENS -> "video";
            case PLACE -> "location";
            case TRANSCRIPT, RECORDING -> "recording";
            case WALK, HANDS, EMBRACE, DANCE, PRIVATE, CUES -> "presence";
        };
    }

    private static ObjectNode event(LedgerEntry entry, @Nullable Pseudonym party) {
        boolean yes = entry.kind() == EntryKind.GRANT;
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("event_type", yes ? "explicit" : "withdrawal");
        event.put("event_state", yes ? "given" : "withdrawn");
        event.put("event_time", entry.at().toString());
        Instant until = entry.until();
        if (until != null) {
            event.put("validity_duration", Duration.between(entry.at(), until).toString());
        }
        event.put("entity_id", party == null ? "" : party.value().toString());
        return event;
    }

    private static ObjectNode extension(LedgerEntry entry) {
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        extension.put("evening", entry.evening().toString());
        extension.put("ledger_entry", entry.number());
        extension.put("ledger_hash", HexFormat.of().formatHex(entry.hash()));
        Instant authTime = entry.authTime();
        if (authTime != null) {
            extension.put("auth_time", authTime.toString());
        }
        Long cutMicros = entry.cutMicros();
        if (cutMicros != null) {
            extension.put("cut_ms", cutMicros / 1000.0);
        }
        return extension;
    }

    private static ArrayNode array(ObjectNode only) {
        return JsonNodeFactory.instance.arrayNode().add(only);
    }

    private static String sign(String json, CheckpointKey key) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + key.keyId() + "\",\"typ\":\"consent-receipt+jws\"}";
        String signed = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64.encodeToString(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }
}
