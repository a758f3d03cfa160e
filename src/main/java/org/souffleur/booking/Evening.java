package org.souffleur.booking;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * An evening as it is agreed, and where it stood when it was last written down.
 *
 * @param since when the state began
 * @param awaited the seats whose yes a pause waits for
 * @param parties two or many, by seat
 */
public record Evening(
        EveningId id,
        Instant startsAt,
        Instant endsAt,
        EveningState state,
        Instant since,
        Set<Seat> awaited,
        List<Party> parties) {

    /** The seats of an OS's receive slots bound an evening; larger circles are gatherings. */
    public static final int MAX_PARTIES = 16;

    public Evening {
        awaited = Set.copyOf(awaited);
        parties = List.copyOf(parties);
        if (parties.size() < 2 || parties.size() > MAX_PARTIES) {
            throw new IllegalArgumentException("an evening has two parties or more, at most " + MAX_PARTIES);
        }
        if (parties.stream().anyMatch(Party::isThing) && parties.stream().anyMatch(Party::isPerson)) {
            throw new IllegalArgumentException("a mannequin is never among people: nobody is asked for its yes");
        }
        Set<AccountId> seated = new HashSet<>();
        for (Party party : parties) {
            for (AccountId account : party.accounts()) {
                // Somebody who sat on the OS's seat and on a person's could answer for both.
                if (!seated.add(account)) {
                    throw new IllegalArgumentException("an account has one seat in an evening");
                }
            }
        }
    }

    /** Whether somebody tries a role here, with a recording in another's place. */
    public boolean isRehearsal() {
        return parties.stream().anyMatch(Party::recording);
    }

    public Optional<Party> partyOf(AccountId account) {
        return parties.stream().filter(party -> party.admits(account)).findFirst();
    }

    public Optional<Party> party(Seat seat) {
        return parties.stream().filter(party -> party.seat().equals(seat)).findFirst();
    }

    /**
     * Where it stands while no node carries it: nobody is in then, whatever it was when its node went away, and past
     * its end it is over.
     */
    public EveningState stateAtRest(Instant now) {
        if (state.isOver()) {
            return state;
        }
        if (!now.isBefore(endsAt)) {
            return EveningState.ENDED;
        }
        return state == EveningState.PREPARING ? EveningState.PREPARING : EveningState.AT_DOOR;
    }

    /** Whether one can come in now. */
    public boolean isOpenAt(Instant now) {
        return !state.isOver() && !now.isBefore(startsAt) && now.isBefore(endsAt);
    }
}
