package org.souffleur.people;

/** The subject that the sign-in service gives an account: a person's, or a program's. */
public record AccountId(String subject) {
    @Override
    public String toString() {
        return subject;
    }
}
