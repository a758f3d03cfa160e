package org.souffleur.booking;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The states of an evening from the kit on, and every legal move between them. What is not in the table cannot happen.
 *
 * <p>A pause remembers in the live session where it came from: {@link Move#RESUME} leads back to {@link #LIVE}, and who
 * was out of role steps back out before anything flows ({@link Move#RESUME_OUT_OF_ROLE}).
 */
public enum EveningState {
    /** Booked and open; nobody has come in yet. */
    PREPARING,
    /** Somebody is in; not everybody is in, connected and agreed. */
    AT_DOOR,
    /** In role: what was consented to flows. */
    LIVE,
    /** The surrogate is herself; the OS's voice and cues are off. */
    OUT_OF_ROLE,
    /** Nothing flows until whoever it concerns says yes, or what was lost is back. */
    PAUSED,
    /** Over, as planned. */
    ENDED,
    /** Over, by somebody's stop. Nobody comes in again. */
    STOPPED;

    /** What can happen to an evening. */
    public enum Move {
        FIRST_ENTRY,
        ALL_HERE,
        STEP_OUT,
        STEP_IN,
        PAUSE,
        RESUME,
        RESUME_OUT_OF_ROLE,
        END,
        STOP
    }

    private static final Map<EveningState, Map<Move, EveningState>> LEGAL = new EnumMap<>(EveningState.class);

    static {
        // from          move                     to
        legal(PREPARING, Move.FIRST_ENTRY, AT_DOOR);
        legal(PREPARING, Move.END, ENDED);
        legal(PREPARING, Move.STOP, STOPPED);

        legal(AT_DOOR, Move.ALL_HERE, LIVE);
        legal(AT_DOOR, Move.END, ENDED);
        legal(AT_DOOR, Move.STOP, STOPPED);

        legal(LIVE, Move.STEP_OUT, OUT_OF_ROLE);
        legal(LIVE, Move.PAUSE, PAUSED);
        legal(LIVE, Move.END, ENDED);
        legal(LIVE, Move.STOP, STOPPED);

        legal(OUT_OF_ROLE, Move.STEP_IN, LIVE);
        legal(OUT_OF_ROLE, Move.PAUSE, PAUSED);
        legal(OUT_OF_ROLE, Move.END, ENDED);
        legal(OUT_OF_ROLE, Move.STOP, STOPPED);

        legal(PAUSED, Move.RESUME, LIVE);
        legal(PAUSED, Move.RESUME_OUT_OF_ROLE, OUT_OF_ROLE);
        legal(PAUSED, Move.END, ENDED);
        legal(PAUSED, Move.STOP, STOPPED);
    }

    private static void legal(EveningState from, Move move, EveningState to) {
        LEGAL.computeIfAbsent(from, f -> new EnumMap<>(Move.class)).put(move, to);
    }

    /** Where the move leads; empty where it is not legal from here. */
    public Optional<EveningState> after(Move move) {
        return Optional.ofNullable(LEGAL.getOrDefault(this, Map.of()).get(move));
    }

    /** Whether nothing can happen any more. */
    public boolean isOver() {
        return this == ENDED || this == STOPPED;
    }

    /** As the rows and the API write it: {@code at-door}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static EveningState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
