package org.souffleur.booking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * One party of an evening.
 *
 * @param person the account of the person who sits here: the human, the surrogate, or who speaks at the OS's console;
 *     null where only a program does, and for a mannequin
 * @param program the account of the OS's own program; null for people, and for an OS that has none
 * @param recording whether a recording of the house sits here: its own OS, or a mannequin in a surrogate's seat
 */
public record Party(
        Seat seat,
        Role role,
        DisplayName name,
        @Nullable AccountId person,
        @Nullable AccountId program,
        boolean recording) {
    /** What a mannequin is called where a name is shown. */
    public static final DisplayName A_MANNEQUIN = new DisplayName("A mannequin");

    public Party {
        if (recording && person != null) {
            throw new IllegalArgumentException("a person is no recording");
        }
        if (recording && role.isPerson() && (role != Role.SURROGATE || program != null)) {
            throw new IllegalArgumentException("a mannequin sits in a surrogate's seat, and nobody signs in for it");
        }
    }

    /** A person, or an OS that is no recording. */
    public Party(Seat seat, Role role, DisplayName name, @Nullable AccountId person, @Nullable AccountId program) {
        this(seat, role, name, person, program, false);
    }

    /** A thing in a surrogate's seat, for somebody who tries the OS's role. */
    public static Party mannequin(Seat seat) {
        return new Party(seat, Role.SURROGATE, A_MANNEQUIN, null, null, true);
    }

    /** A thing has no will: no yes of its is asked for, none is taken, and nobody waits for its word. */
    public boolean isThing() {
        return recording && role.isPerson();
    }

    /** An adult of flesh and blood. */
    public boolean isPerson() {
        return role.isPerson() && !recording;
    }

    /** Who may sit here. */
    public List<AccountId> accounts() {
        return Stream.of(Optional.ofNullable(person), Optional.ofNullable(program))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether this account may sit here. */
    public boolean admits(AccountId account) {
        return account.equals(person) || account.equals(program);
    }
}
