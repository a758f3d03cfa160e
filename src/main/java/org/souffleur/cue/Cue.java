package org.souffleur.cue;

import org.jspecify.annotations.Nullable;

/**
 * A cue that was accepted.
 *
 * @param from the OS's seat
 * @param to the surrogate's seat
 * @param text what she reads; null only for a breath or a pause
 * @param act the act that it belongs to and that must stay agreed to; null where it needs none
 * @param dueNanos when it is to be seen, on the session clock
 */
public record Cue(
        CueId id,
        String from,
        String to,
        CueKind kind,
        @Nullable String text,
        @Nullable CuePattern pattern,
        @Nullable String act,
        long dueNanos) {
    @Override
    public String toString() {
        return "Cue[" + id + "]"; // what is said between people never reaches a log line
    }
}
