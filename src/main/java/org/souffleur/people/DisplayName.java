package org.souffleur.people;

/** What somebody is called on a screen. Prints as ···, so that it never reaches a log line. */
public record DisplayName(String shown) {
    @Override
    public String toString() {
        return "···";
    }
}
