package org.souffleur.consent.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Sha256;

/**
 * One link of an evening's chain. Its hash covers every field and the hash before it; the first link leans on a value
 * made of the evening's id, so that no chain can be taken for another.
 *
 * <p>Times are whole microseconds, because that is what a {@code timestamptz} keeps.
 *
 * @param number 1 for an evening's first entry, then without gaps
 */
public record LedgerEntry(
        EveningId evening,
        int number,
        UUID factId,
        EntryKind kind,
        String subject,
        @Nullable Pseudonym party,
        Instant at,
        @Nullable Instant until,
        @Nullable Instant authTime,
        @Nullable Long cutMicros,
        byte[] previous,
        byte[] hash) {

    private static final String FORM = "souffleur/ledger-entry/1";

    /** Writes what was said as the link after {@code end}. */
    static LedgerEntry after(Head end, NewEntry said, @Nullable Pseudonym party) {
        LedgerEntry open = new LedgerEntry(
                said.evening(),
                end.count() + 1,
                said.factId(),
                said.kind(),
                said.subject(),
                party,
                said.at().truncatedTo(ChronoUnit.MICROS),
                micros(said.until()),
                micros(said.authTime()),
                said.cutMicros(),
                end.hash(),
                new byte[0]);
        return open.sealed(open.computedHash());
    }

    /** The end of a chain whose last link this is. */
    Head head() {
        return new Head(number, hash);
    }

    /** What an evening's first link leans on. */
    static byte[] root(EveningId evening) {
        return Sha256.of(("souffleur/ledger-root/1:" + evening).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is the link that follows {@code end}, unchanged. */
    public boolean follows(Head end) {
        return number == end.count() + 1 && Arrays.equals(previous, end.hash()) && Arrays.equals(hash, computedHash());
    }

    /** SHA-256 over the canonical bytes: the form's name, each field with its length or presence, the hash before. */
    byte[] computedHash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORM);
            uuid(out, evening.value());
            out.writeInt(number);
            uuid(out, factId);
            out.writeUTF(kind.name());
            out.writeUTF(subject);
            out.writeBoolean(party != null);
            if (party != null) {
                uuid(out, party.value());
            }
            time(out, at);
            time(out, until);
            time(out, authTime);
            out.writeBoolean(cutMicros != null);
            out.writeLong(cutMicros == null ? 0 : cutMicros);
            out.writeInt(previous.length);
            out.write(previous);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    private LedgerEntry sealed(byte[] seal) {
        return new LedgerEntry(
                evening, number, factId, kind, subject, party, at, until, authTime, cutMicros, previous, seal);
    }

    private static void uuid(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeBoolean(time != null);
        out.writeLong(time == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
