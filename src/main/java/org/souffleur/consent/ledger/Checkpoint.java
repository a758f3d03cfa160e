package org.souffleur.consent.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Sha256;

/**
 * A signed statement of how long each chain is and how it ends. A checkpoint names only the chains that grew since the
 * one before it and leans on that one's hash; all of them together name every chain, so that a chain that is missing as
 * a whole, or a tail, is noticed.
 *
 * @param number 1 for the first, then without gaps
 * @param heads the chains that grew, by evening
 */
public record Checkpoint(
        long number,
        Instant at,
        Map<EveningId, Head> heads,
        byte[] previous,
        byte[] hash,
        String keyId,
        byte[] signature) {

    private static final String FORM = "souffleur/ledger-checkpoint/1";

    static Checkpoint after(@Nullable Checkpoint before, Map<EveningId, Head> grown, Instant at, CheckpointKey key) {
        long number = before == null ? 1 : before.number + 1;
        byte[] previous = before == null ? new byte[0] : before.hash;
        Instant whole = at.truncatedTo(ChronoUnit.MICROS);
        byte[] canonical = canonical(number, whole, grown, previous, key.keyId());
        return new Checkpoint(number, whole, grown, previous, Sha256.of(canonical), key.keyId(), key.sign(canonical));
    }

    boolean follows(@Nullable Checkpoint before) {
        long expected = before == null ? 1 : before.number + 1;
        byte[] lean = before == null ? new byte[0] : before.hash;
        return number == expected
                && Arrays.equals(previous, lean)
                && Arrays.equals(hash, Sha256.of(canonical(number, at, heads, previous, keyId)));
    }

    boolean isSignedBy(CheckpointKey key) {
        return key.keyId().equals(keyId) && key.verifies(canonical(number, at, heads, previous, keyId), signature);
    }

    private static byte[] canonical(
            long number, Instant at, Map<EveningId, Head> heads, byte[] previous, String keyId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORM);
            out.writeLong(number);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            out.writeUTF(keyId);
            byte[] ends = headsAsText(heads).getBytes(StandardCharsets.US_ASCII);
            out.writeInt(ends.length);
            out.write(ends);
            out.writeInt(previous.length);
            out.write(previous);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One line for each chain, sorted: evening, count, hash. */
    static String headsAsText(Map<EveningId, Head> heads) {
        Map<String, Head> sorted = new TreeMap<>();
        heads.forEach((evening, head) -> sorted.put(evening.toString(), head));
        return sorted.entrySet().stream()
                .map(end -> end.getKey() + " " + end.getValue().count() + " "
                        + HexFormat.of().formatHex(end.getValue().hash()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Reads what {@link #headsAsText} wrote.
     *
     * @throws IllegalArgumentException where it is something else
     */
    static Map<EveningId, Head> headsFromText(String text) {
        Map<EveningId, Head> heads = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        for (String line : text.isEmpty() ? List.<String>of() : List.of(text.split("\n"))) {
            String[] parts = line.split(" ");
            if (parts.length != 3) {
                throw new IllegalArgumentException("a checkpoint's line has three parts");
            }
            heads.put(
                    new EveningId(UUID.fromString(parts[0])),
                    new Head(Integer.parseInt(parts[1]), HexFormat.of().parseHex(parts[2])));
        }
        return heads;
    }
}
