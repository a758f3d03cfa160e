package org.souffleur.consent.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;

/** The real ledger, for tests that assemble by hand. */
public final class LedgersForTests {
    private LedgersForTests() {}

    public static Ledger in(Mutiny.SessionFactory rows, Ids ids) {
        return new LedgerInPostgres(rows, ids);
    }

    public static Checkpoints checkpoints(Mutiny.SessionFactory rows, CheckpointKey key) {
        return new CheckpointsInPostgres(rows, key);
    }

    /** What a seat said. */
    public record Word(
            EntryKind kind,
            Seat seat,
            String subject,
            Instant at,
            @Nullable Instant until) {}

    /** A whole chapter of these words, in which only the known seats still have their pseudonym. */
    public static Chapter chapter(List<Seat> known, Word... words) {
        EveningId evening = new EveningId(new UUID(1, 1));
        Map<Pseudonym, Seat> seats = new HashMap<>();
        known.forEach(seat -> seats.put(pseudonym(seat), seat));
        List<LedgerEntry> entries = new ArrayList<>();
        Head end = Head.ofNothing(evening);
        for (Word word : words) {
            NewEntry said = new NewEntry(
                    new UUID(2, entries.size()),
                    evening,
                    word.seat(),
                    word.kind(),
                    word.subject(),
                    word.at(),
                    word.until(),
                    null,
                    null);
            LedgerEntry entry = LedgerEntry.after(end, said, pseudonym(word.seat()));
            entries.add(entry);
            end = entry.head();
        }
        return new Chapter(evening, entries, end, seats);
    }

    private static Pseudonym pseudonym(Seat seat) {
        return new Pseudonym(new UUID(3, seat.number()));
    }
}
