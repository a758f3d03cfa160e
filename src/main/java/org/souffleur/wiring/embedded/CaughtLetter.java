package org.souffleur.wiring.embedded;

import java.time.Instant;

/** A letter that a real mail server would have sent on. */
public record CaughtLetter(
        String id, Instant at, String from, String to, String language, String subject, String text) {
    @Override
    public String toString() {
        return "···";
    }
}
