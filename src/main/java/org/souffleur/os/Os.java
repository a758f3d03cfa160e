package org.souffleur.os;

import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.PersonId;

/**
 * An AI companion.
 *
 * @param operator who may sit at its console and speak as it, shown as a person on every device; null where nobody may
 * @param program the account its own program signs in with; null where it has none
 * @param recording whether it is the house's own: prepared lines, and nobody behind them
 */
public record Os(
        OsId id,
        DisplayName name,
        @Nullable PersonId operator,
        @Nullable AccountId program,
        boolean recording,
        Declaration declared) {
    public Os {
        if (recording && operator != null) {
            throw new IllegalArgumentException("nobody sits at the console of a recording");
        }
    }

    /** An OS with a mind of its own, or a person who speaks as it, of which nothing was declared yet. */
    public Os(OsId id, DisplayName name, @Nullable PersonId operator, @Nullable AccountId program) {
        this(id, name, operator, program, false, Declaration.FIRST);
    }

    /**
     * What its operator says of it.
     *
     * @param version of its model, voice and memory, in the operator's own words; a new one is told before an evening
     * @param conversations with how many people it may be talking at once, from 1
     */
    public record Declaration(String version, int conversations) {
        public static final Declaration FIRST = new Declaration("1", 1);
    }
}
