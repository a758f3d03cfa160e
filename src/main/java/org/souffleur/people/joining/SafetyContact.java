package org.souffleur.people.joining;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;
import org.souffleur.people.PersonId;

/**
 * Whom we may ask after somebody who does not answer: a friend outside, who has been asked whether they want to be that.
 *
 * @param letters how many letters were written for this person since {@code lettersSince}
 */
public record SafetyContact(
        PersonId person,
        DisplayName name,
        MailAddress mail,
        State state,
        LinkKey.Hash key,
        Instant askedAt,
        @Nullable Instant answeredAt,
        int letters,
        Instant lettersSince) {
    /** What they have said so far. */
    public enum State {
        ASKED,
        AGREED,
        DECLINED
    }

    /** The same with their answer, which they may change as often as they like. */
    SafetyContact answered(boolean yes, Instant at) {
        return new SafetyContact(
                person, name, mail, yes ? State.AGREED : State.DECLINED, key, askedAt, at, letters, lettersSince);
    }
}
