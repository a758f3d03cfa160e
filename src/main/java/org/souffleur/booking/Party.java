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
 *     null where only a program does
 * @param program the account of the OS's own program; null for people, and for an OS that has none
 */
public record Party(
        Seat seat,
        Role role,
        DisplayName name,
        @Nullable AccountId person,
        @Nullable AccountId program) {

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
