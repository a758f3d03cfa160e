package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.souffleur.couple.Couple;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Person;
import org.souffleur.surrogate.Surrogate;

/** Opens an evening of the demo's first couple with Robin, unless one is open; whoever wants to see it again calls it. */
@ApplicationScoped
public class OpenDemoEvening {
    private static final Duration LENGTH = Duration.ofHours(6);

    private final Evenings evenings;
    private final Ids ids;
    private final InstantSource wall;

    OpenDemoEvening(Evenings evenings, Ids ids, InstantSource wall) {
        this.evenings = evenings;
        this.ids = ids;
        this.wall = wall;
    }

    /**
     * The evening that is open now.
     *
     * @param overAlready whether a live evening is over by a word that the rows may not hold yet
     */
    public Uni<EveningId> open(Predicate<EveningId> overAlready) {
        return open(DemoWorld.HUMAN1, DemoWorld.COUPLE1, DemoWorld.ROBIN, overAlready);
    }

    /** The open evening of this account with two friends of the demo; empty for whoever has no part in one. */
    public Uni<Optional<EveningId>> openFor(AccountId account, Predicate<EveningId> overAlready) {
        if (List.of(DemoWorld.HUMAN2.account(), DemoWorld.SURROGATE2.account()).contains(account)) {
            return open(DemoWorld.HUMAN2, DemoWorld.COUPLE2, DemoWorld.MIKA, overAlready)
                    .map(Optional::of);
        }
        boolean first = List.of(
                        DemoWorld.HUMAN1.account(),
                        DemoWorld.OS1.account(),
                        DemoWorld.OS_SAM_PROGRAM,
                        DemoWorld.SURROGATE1.account())
                .contains(account);
        return first ? open(overAlready).map(Optional::of) : Uni.createFrom().item(Optional.empty());
    }

    private Uni<EveningId> open(Person human, Couple couple, Surrogate surrogate, Predicate<EveningId> overAlready) {
        Instant now = wall.instant();
        return evenings.of(human.account(), now).chain(mine -> {
            Optional<Evening> open = mine.stream()
                    .filter(evening ->
                            !evening.isRehearsal() && evening.isOpenAt(now) && !overAlready.test(evening.id()))
                    .findFirst();
            return open.isPresent() ? Uni.createFrom().item(open.get().id()) : another(couple, surrogate, now);
        });
    }

    private Uni<EveningId> another(Couple couple, Surrogate surrogate, Instant now) {
        EveningId id = new EveningId(ids.next());
        return evenings.open(new NewEvening(id, couple, surrogate, now, now.plus(LENGTH)))
                .replaceWith(id);
    }
}
