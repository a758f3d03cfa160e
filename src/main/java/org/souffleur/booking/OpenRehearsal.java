package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.souffleur.booking.RehearsalAnswer.NoPartOfYours;
import org.souffleur.booking.RehearsalAnswer.Opened;
import org.souffleur.booking.RehearsalAnswer.TooMany;
import org.souffleur.os.Os;
import org.souffleur.os.Oses;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.Person;

/** Trying a part alone, with recordings. One is open at a time, it ends by itself, and a day holds a bounded number. */
@ApplicationScoped
public class OpenRehearsal {
    /** Long enough to try everything twice; what is forgotten is over by itself. */
    static final Duration LENGTH = Duration.ofHours(1);

    /** Nobody practises more often; each costs a room, two legs and a chapter in the ledger. */
    static final int MAX_A_DAY = 30;

    private final Evenings evenings;
    private final People people;
    private final Oses oses;
    private final Ids ids;
    private final InstantSource wall;

    OpenRehearsal(Evenings evenings, People people, Oses oses, Ids ids, InstantSource wall) {
        this.evenings = evenings;
        this.people = people;
        this.oses = oses;
        this.ids = ids;
        this.wall = wall;
    }

    /**
     * The rehearsal of this account that is open, or a new one.
     *
     * @param recording the OS that is a recording, for whoever does not try the OS's part
     * @param overAlready whether a live evening is over by a word that the rows may not hold yet
     */
    public Uni<RehearsalAnswer> open(AccountId account, Os recording, Predicate<EveningId> overAlready) {
        Instant now = wall.instant();
        return people.byAccount(account)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new NoPartOfYours())
                        : evenings.of(account, now).chain(mine -> {
                            Optional<Evening> open = mine.stream()
                                    .filter(evening -> evening.isRehearsal()
                                            && evening.isOpenAt(now)
                                            && !overAlready.test(evening.id()))
                                    .findFirst();
                            return open.isPresent()
                                    ? Uni.createFrom()
                                            .item(new Opened(open.get().id()))
                                    : another(found.get(), recording, now);
                        }));
    }

    private Uni<RehearsalAnswer> another(Person person, Os recording, Instant now) {
        return switch (person.role()) {
            case HUMAN, SURROGATE -> another(person, recording, now, new EveningId(ids.next()));
            case OS ->
                oses.operatedBy(person.id())
                        .chain(own -> own.isEmpty()
                                ? Uni.createFrom().item(new NoPartOfYours())
                                : another(person, own.get(0), now, new EveningId(ids.next())));
            case HOST -> Uni.createFrom().item(new NoPartOfYours());
        };
    }

    private Uni<RehearsalAnswer> another(Person person, Os os, Instant now, EveningId id) {
        NewRehearsal rehearsal = new NewRehearsal(id, person, os, now, now.plus(LENGTH));
        return evenings.open(rehearsal, now.minus(Duration.ofDays(1)), MAX_A_DAY)
                .map(opened -> opened ? new Opened(id) : new TooMany());
    }
}
