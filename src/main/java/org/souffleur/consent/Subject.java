package org.souffleur.consent;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.Seat;

/**
 * What a yes is about: an act, or a channel. A microphone and a lens belong to a seat: {@code mic:s1}.
 *
 * @param holder whose device it is; null for what belongs to nobody alone
 */
public record Subject(What what, @Nullable Seat holder) {
    public Subject {
        if (what.isHeld() != (holder != null)) {
            throw new IllegalArgumentException("a device has a holder, and nothing else has");
        }
    }

    /** Plain words only; nothing more explicit is ever stored. */
    public enum What {
        VOICE(Kind.ACT),
        WALK(Kind.ACT),
        HANDS(Kind.ACT),
        EMBRACE(Kind.ACT),
        DANCE(Kind.ACT),
        PRIVATE(Kind.ACT),
        MIC(Kind.CHANNEL),
        LENS(Kind.CHANNEL),
        CUES(Kind.CHANNEL),
        TRANSCRIPT(Kind.CHANNEL),
        RECORDING(Kind.CHANNEL),
        PLACE(Kind.CHANNEL);

        private final Kind kind;

        What(Kind kind) {
            this.kind = kind;
        }

        /** Whether each person's device is a subject of its own. */
        public boolean isHeld() {
            return this == MIC || this == LENS;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Acts are done, channels carry. */
    public enum Kind {
        ACT,
        CHANNEL;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Subject of(What what) {
        return new Subject(what, null);
    }

    public static Subject mic(Seat holder) {
        return new Subject(What.MIC, holder);
    }

    public static Subject lens(Seat holder) {
        return new Subject(What.LENS, holder);
    }

    /** Reads a subject that came from outside; empty where it is none. */
    public static Optional<Subject> parse(String text) {
        for (What what : What.values()) {
            if (!what.isHeld() && what.wire().equals(text)) {
                return Optional.of(of(what));
            }
            if (what.isHeld() && text.startsWith(what.wire() + ":")) {
                return Seat.parse(text.substring(what.wire().length() + 1)).map(seat -> new Subject(what, seat));
            }
        }
        return Optional.empty();
    }

    public Kind kind() {
        return what.kind;
    }

    /** As the ledger and the API write it. */
    public String wire() {
        return holder == null ? what.wire() : what.wire() + ":" + holder.name();
    }

    @Override
    public String toString() {
        return wire();
    }
}
