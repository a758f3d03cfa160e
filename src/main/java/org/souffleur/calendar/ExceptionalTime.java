package org.souffleur.calendar;

import java.time.LocalDateTime;

/**
 * Once it is otherwise: time that is off, or extra time that is on, whatever the rules say.
 *
 * @param from by the clock of the owner's zone, as {@code to}
 */
public record ExceptionalTime(boolean on, LocalDateTime from, LocalDateTime to) {
    boolean touches(ExceptionalTime other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
