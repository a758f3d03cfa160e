package org.souffleur.booking;

import java.time.Instant;
import org.souffleur.os.Os;
import org.souffleur.people.EveningId;
import org.souffleur.people.Person;
import org.souffleur.people.Role;

/**
 * Somebody alone with recordings. A human (s1) or a surrogate (s3) meets an OS that is one (s2); who tries the OS's role
 * sits at its console (s2) and meets a mannequin (s3). Nothing is granted in it.
 *
 * @param by whose rehearsal it is
 * @param os the recording, or the OS at whose console that person sits
 */
public record NewRehearsal(EveningId id, Person by, Os os, Instant startsAt, Instant endsAt) {
    public NewRehearsal {
        boolean fits = switch (by.role()) {
            case HUMAN, SURROGATE -> os.recording();
            case OS -> by.id().equals(os.operator());
            case HOST -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException("a rehearsal is of one person with recordings");
        }
    }

    boolean needsAMannequin() {
        return by.role() == Role.OS;
    }
}
