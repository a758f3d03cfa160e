package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.souffleur.booking.Evening;
import org.souffleur.booking.Evenings;
import org.souffleur.cue.CueNews;
import org.souffleur.media.Relay;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.NoticeSounds;
import org.souffleur.session.live.OnEvening;

/** The evenings that this node carries. */
@ApplicationScoped
public class LiveSessions implements OnEvening {
    /** What one node can carry: about twice what its media threads can. */
    static final int MAX_SESSIONS = 2000;

    private final Map<EveningId, LiveSession> carried = new ConcurrentHashMap<>();
    private final List<OnEvening> listeners = new CopyOnWriteArrayList<>();
    private final Evenings evenings;
    private final AskRows rows;
    private final Relay relay;
    private final InstantSource wall;
    private final NoticeSounds sounds;
    private final SessionSettings settings;

    @Inject
    LiveSessions(
            Evenings evenings,
            AskRows rows,
            Relay relay,
            InstantSource wall,
            Instance<NoticeSounds> sounds,
            SessionSettings settings) {
        this(
                evenings,
                rows,
                relay,
                wall,
                notice -> sounds.isResolvable() ? sounds.get().of(notice) : Optional.empty(),
                settings);
    }

    LiveSessions(
            Evenings evenings,
            AskRows rows,
            Relay relay,
            InstantSource wall,
            NoticeSounds sounds,
            SessionSettings settings) {
        this.evenings = evenings;
        this.rows = rows;
        this.relay = relay;
        this.wall = wall;
        this.sounds = sounds;
        this.settings = settings;
    }

    /** The session where this node carries it; asks nobody. */
    public Optional<LiveSession> carried(EveningId evening) {
        return Optional.ofNullable(carried.get(evening));
    }

    /** Whether this node carries it and knows it to be over, which the rows may not yet. */
    public boolean isOver(EveningId evening) {
        return carried(evening).filter(session -> session.state().isOver()).isPresent();
    }

    public Collection<LiveSession> all() {
        return List.copyOf(carried.values());
    }

    /**
     * The evening's facts: of the session where there is one, else of the rows. Fails while it is not carried here and
     * the database is away.
     */
    Uni<Optional<Evening>> facts(EveningId id) {
        Optional<Evening> known = carried(id).map(LiveSession::evening);
        return known.isPresent() ? Uni.createFrom().item(known) : rows.ask(() -> evenings.find(id));
    }

    /** Carries the evening from now on; empty where this node is full. */
    Optional<LiveSession> carry(Evening evening) {
        if (carried.size() >= MAX_SESSIONS && !carried.containsKey(evening.id())) {
            return Optional.empty();
        }
        return Optional.of(carried.computeIfAbsent(evening.id(), id -> {
            LiveSession fresh = new LiveSession(evening, relay, wall, sounds, settings.live(), this);
            relay.openRoom(fresh.room(), fresh);
            return fresh;
        }));
    }

    /** Lets go of what is over and written down. */
    void release(EveningId evening) {
        LiveSession gone = carried.remove(evening);
        if (gone != null) {
            relay.closeRoom(gone.room()).exceptionally(alreadyGone -> null);
        }
    }

    /** Whether this node could carry them all; for the health page. */
    public boolean isFull() {
        return carried.size() >= MAX_SESSIONS;
    }

    void listen(OnEvening listener) {
        listeners.add(listener);
    }

    @Override
    public void changed(EveningId evening) {
        listeners.forEach(listener -> listener.changed(evening));
    }

    @Override
    public void stateChanged(EveningId evening) {
        listeners.forEach(listener -> listener.stateChanged(evening));
    }

    @Override
    public void cueNews(EveningId evening, Seat to, CueNews news) {
        listeners.forEach(listener -> listener.cueNews(evening, to, news));
    }
}
