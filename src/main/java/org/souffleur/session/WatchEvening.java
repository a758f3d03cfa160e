package org.souffleur.session;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.Party;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.OnEvening;

/** Following an evening: its view at once and after each change, and a last word when it is over. */
@ApplicationScoped
public class WatchEvening implements OnEvening {
    private final LiveSessions sessions;
    private final SeeEvening views;
    private final Map<EveningId, List<Watcher>> watchers = new ConcurrentHashMap<>();
    private final Set<EveningId> toTell = ConcurrentHashMap.newKeySet();

    private record Watcher(@Nullable Seat seat, MultiEmitter<? super EveningNews> ear) {}

    WatchEvening(LiveSessions sessions, SeeEvening views) {
        this.sessions = sessions;
        this.views = views;
        sessions.listen(this);
    }

    /**
     * The news; empty for who is neither a party nor a host. A slow listener gets the newest view, not every one. The
     * stream completes after {@link EveningNews.Stopped}.
     */
    public Uni<Optional<Multi<EveningNews>>> watch(Caller caller, EveningId evening) {
        return views.see(caller, evening)
                .chain(view -> sessions.facts(evening)
                        .map(found -> view.flatMap(first -> found.map(facts -> follow(
                                evening,
                                facts.partyOf(caller.account()).map(Party::seat).orElse(null),
                                first)))));
    }

    /** The caller's seat in it; empty for a host, who has none. */
    public Uni<Optional<Seat>> seat(Caller caller, EveningId evening) {
        return sessions.facts(evening)
                .map(found ->
                        found.flatMap(facts -> facts.partyOf(caller.account())).map(Party::seat));
    }

    private Multi<EveningNews> follow(EveningId evening, @Nullable Seat seat, EveningView first) {
        return Multi.createFrom()
                .emitter(
                        ear -> {
                            Watcher watcher = new Watcher(seat, ear);
                            watchers.compute(evening, (id, all) -> with(watcher, all));
                            ear.onTermination(
                                    () -> watchers.computeIfPresent(evening, (id, all) -> without(watcher, all)));
                            // Something may have changed between the look and the listening.
                            tell(watcher, views.now(evening, seat).orElse(first));
                            sessions.carried(evening).ifPresent(session -> tellIfOver(session, watcher));
                        },
                        BackPressureStrategy.LATEST);
    }

    @Override
    public void changed(EveningId evening) {
        if (watchers.containsKey(evening) && toTell.add(evening)) {
            Infrastructure.getDefaultExecutor().execute(() -> tellAll(evening));
        }
    }

    @Override
    public void stateChanged(EveningId evening) {
        changed(evening);
    }

    private void tellAll(EveningId evening) {
        toTell.remove(evening);
        sessions.carried(evening).ifPresent(session -> {
            for (Watcher watcher : watchers.getOrDefault(evening, List.of())) {
                tell(watcher, views.now(session, watcher.seat()));
                tellIfOver(session, watcher);
            }
        });
    }

    private static List<Watcher> with(Watcher watcher, @Nullable List<Watcher> all) {
        List<Watcher> more = new ArrayList<>(all == null ? List.of() : all);
        more.add(watcher);
        return List.copyOf(more);
    }

    private static @Nullable List<Watcher> without(Watcher watcher, List<Watcher> all) {
        List<Watcher> fewer = all.stream().filter(other -> other != watcher).toList();
        return fewer.isEmpty() ? null : fewer;
    }

    private static void tell(Watcher watcher, EveningView view) {
        watcher.ear().emit(new EveningNews.Seen(view));
    }

    private static void tellIfOver(LiveSession session, Watcher watcher) {
        if (session.state().isOver()) {
            watcher.ear().emit(new EveningNews.Stopped(endedBy(session)));
            watcher.ear().complete();
        }
    }

    /** A stop without a seat can only be a host's: the clock ends, it does not stop. */
    private static @Nullable String endedBy(LiveSession session) {
        return session.overBy()
                .map(Seat::name)
                .orElse(session.state() == EveningState.STOPPED ? EveningNews.Stopped.HOST : null);
    }
}
