package org.souffleur.consent.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * One evening's part of the ledger, as read.
 *
 * @param entries in order
 * @param head how the chain ended when it was last appended to
 * @param seats whom the pseudonyms stand for; an erased one is absent
 */
public record Chapter(EveningId evening, List<LedgerEntry> entries, Head head, Map<Pseudonym, Seat> seats) {
    public Chapter {
        entries = List.copyOf(entries);
        seats = Map.copyOf(seats);
    }

    /** Whether each link follows the one before, up to the head that was kept beside the chain. */
    public boolean isWhole() {
        Head end = Head.ofNothing(evening);
        for (LedgerEntry entry : entries) {
            if (!entry.follows(end)) {
                return false;
            }
            end = entry.head();
        }
        return end.count() == head.count() && Arrays.equals(end.hash(), head.hash());
    }
}
