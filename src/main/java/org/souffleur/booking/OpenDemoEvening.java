package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;

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
        Instant now = wall.instant();
        return evenings.of(DemoWorld.HUMAN1.account(), now).chain(mine -> {
            Optional<Evening> open = mine.stream()
                    .filter(evening -> evening.isOpenAt(now) && !overAlready.test(evening.id()))
                    .findFirst();
            return open.isPresent() ? Uni.createFrom().item(open.get().id()) : another(now);
        });
    }

    private Uni<EveningId> another(Instant now) {
        EveningId id = new EveningId(ids.next());
        return evenings.open(new NewEvening(id, DemoWorld.COUPLE1, DemoWorld.ROBIN, now, now.plus(LENGTH)))
                .replaceWith(id);
    }
}
