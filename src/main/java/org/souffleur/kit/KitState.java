package org.souffleur.kit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a kit is in its round (M9). A host gives it out and takes it back; whoever has it says that they wear it and that
 * they have handed it over. Before it goes out again it was cleaned and its memory wiped.
 */
public enum KitState {
    /** On its shelf, charged, clean and empty. */
    READY,
    /** Given to somebody. */
    OUT,
    WORN,
    /** No longer with whoever had it: on its way back by other hands. */
    HANDED_OVER,
    RETURNED,
    CLEANED,
    WIPED,
    /** Something is wrong with it; it goes out to nobody. */
    FAULTY,
    /** It is not used any more. */
    RETIRED;

    /** As the rows and the API write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a state that came from outside; empty where it is none. */
    public static Optional<KitState> parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(text))
                .findAny();
    }

    /** Whether somebody has it who is named with it. */
    public boolean isWithSomebody() {
        return this == OUT || this == WORN || this == HANDED_OVER;
    }

    /** What may follow by a host's word. */
    public Set<KitState> next() {
        return switch (this) {
            case READY -> EnumSet.of(OUT, FAULTY, RETIRED);
            case OUT, WORN, HANDED_OVER -> EnumSet.of(RETURNED, FAULTY);
            case RETURNED -> EnumSet.of(CLEANED, FAULTY);
            case CLEANED -> EnumSet.of(WIPED, FAULTY);
            case WIPED -> EnumSet.of(READY, FAULTY);
            case FAULTY -> EnumSet.of(RETURNED, RETIRED); // mended: the round begins with cleaning
            case RETIRED -> EnumSet.noneOf(KitState.class);
        };
    }

    /** What may follow by the word of whoever has it. */
    public Set<KitState> nextForHolder() {
        return switch (this) {
            case OUT -> EnumSet.of(WORN, HANDED_OVER);
            case WORN -> EnumSet.of(OUT, HANDED_OVER);
            default -> EnumSet.noneOf(KitState.class);
        };
    }
}
