package org.souffleur.session.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.EveningState.Move;
import org.souffleur.booking.Party;
import org.souffleur.consent.Attendee;
import org.souffleur.consent.ConsentLease;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Scope;
import org.souffleur.consent.Standing;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.media.Cut;
import org.souffleur.media.LegId;
import org.souffleur.media.OnRoom;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * One live evening on this node: who is in, what was agreed, where it stands, and from these what the relay may
 * forward. It has no thread and no clock of its own; every method may be called from any thread and returns at once.
 *
 * <p>Order is what keeps it honest. Everything happens under one lock, and the relay is told under that lock, so that
 * routes reach it in the order in which they were decided. A withdrawal is remembered here until a reading of the
 * ledger that began after it was recorded: no older reading can open again what somebody closed. A pause has reasons,
 * and ends when the last of them is gone; a reason that is a person's goes only by that person's own yes.
 */
public final class LiveSession implements OnRoom {
    private final Evening evening;
    private final Relay relay;
    private final RoomId room;
    private final InstantSource wall;
    private final NoticeSounds sounds;
    private final LiveSettings settings;
    private final OnEvening news;
    private final List<Attendee> attendees;
    private final List<Subject> sheet;
    private final Flows flows;
    private final Map<Seat, Chair> chairs = new LinkedHashMap<>();
    private final Map<UUID, Withdrawn> withdrawn = new LinkedHashMap<>();
    private final Set<Seat> pausedBy = new LinkedHashSet<>();
    private final Set<Seat> lostBy = new LinkedHashSet<>();
    private final Set<Seat> steppedOut = new LinkedHashSet<>();
    private final Set<Seat> talking = new LinkedHashSet<>();
    private final Set<Notice> saidOnce = EnumSet.noneOf(Notice.class);

    private EveningState state;
    private Instant since;
    private @Nullable ConsentLease lease;
    private @Nullable Seat overBy;
    private Set<Route> routes = Set.of();
    private boolean routesAreSure = true; // a new room has none
    private long timesAsked;
    private List<Object> shown = List.of();

    /** A yes taken back that the ledger may not hold yet; recorded at Long.MAX_VALUE means not yet. */
    private record Withdrawn(Seat seat, Subject subject, long recordedAtNanos) {}

    public LiveSession(
            Evening evening,
            Relay relay,
            InstantSource wall,
            NoticeSounds sounds,
            LiveSettings settings,
            OnEvening news) {
        this.evening = evening;
        this.relay = relay;
        this.room = new RoomId(evening.id().toString());
        this.wall = wall;
        this.sounds = sounds;
        this.settings = settings;
        this.news = news;
        this.attendees = attendees(evening);
        this.sheet = ConsentRules.sheet(attendees);
        this.flows = new Flows(attendees);
        evening.parties().forEach(party -> chairs.put(party.seat(), new Chair(party)));
        // After a restart everybody comes in anew; a pause that waits for somebody still waits for them.
        this.state = evening.stateAtRest(wall.instant());
        this.since = evening.since();
        (evening.state() == EveningState.OUT_OF_ROLE ? steppedOut : pausedBy).addAll(evening.awaited());
    }

    /** The parties, as far as consent needs to know them. */
    public static List<Attendee> attendees(Evening evening) {
        return evening.parties().stream()
                .map(party -> new Attendee(party.seat(), party.role()))
                .toList();
    }

    public Evening evening() {
        return evening;
    }

    public EveningId id() {
        return evening.id();
    }

    public RoomId room() {
        return room;
    }

    public List<Attendee> attendees() {
        return attendees;
    }

    public synchronized EveningState state() {
        return state;
    }

    /** Seats whose yes is waited for, to be written down beside the state. */
    public synchronized Set<Seat> awaited() {
        Set<Seat> seats = new LinkedHashSet<>(pausedBy);
        seats.addAll(lostBy);
        seats.addAll(steppedOut);
        return seats;
    }

    public synchronized Instant since() {
        return since;
    }

    /** Who stopped it; empty while it goes on, when the clock ended it, and when a host stopped it, who has no seat. */
    public synchronized Optional<Seat> overBy() {
        return Optional.ofNullable(overBy);
    }

    // --- coming in -------------------------------------------------------------------------------------------------

    /** A party presses join; false when it is over. */
    public synchronized boolean enter(Seat seat, PresentedBy as) {
        if (state.isOver()) {
            return false;
        }
        chair(seat).enter(as);
        if (state == EveningState.PREPARING) {
            move(Move.FIRST_ENTRY);
        }
        settle();
        return true;
    }

    public synchronized boolean hasEntered(Seat seat) {
        return chair(seat).hasEntered();
    }

    public synchronized boolean hasRoomForALeg(Seat seat) {
        return !state.isOver() && chair(seat).hasRoomForALeg();
    }

    /** A leg was made for a seat; false when the evening got over meanwhile and the leg has to go. */
    public synchronized boolean legOpened(Seat seat, LegId leg, PresentedBy by) {
        if (state.isOver()) {
            return false;
        }
        chair(seat).opened(leg, by);
        settle();
        return true;
    }

    public synchronized boolean isLegOf(Seat seat, LegId leg) {
        return chair(seat).holds(leg);
    }

    @Override
    public synchronized void legConnected(SeatId seat, LegId leg, boolean again) {
        chair(seat).connected(leg);
        settle();
    }

    @Override
    public synchronized void legLost(SeatId seat, LegId leg) {
        chair(seat).lost(leg, relay.now());
        settle();
    }

    @Override
    public synchronized void legClosed(SeatId seat, LegId leg) {
        chair(seat).closed(leg, relay.now());
        settle();
    }

    @Override
    public void slotStarted(SeatId seat, String upSlot) {
        // Shown by the media report; no state hangs on it.
    }

    @Override
    public synchronized void leaseLapsed() {
        settle();
    }

    // --- consent ---------------------------------------------------------------------------------------------------

    /** A newer lease takes the older one's place; one that was read before is dropped. */
    public synchronized void renewed(ConsentLease fresh) {
        ConsentLease held = lease;
        if (!fresh.evening().equals(evening.id())) {
            throw new IllegalArgumentException("a lease is for its own evening");
        }
        if (state.isOver() || (held != null && fresh.readStartedAtNanos() - held.readStartedAtNanos() < 0)) {
            return;
        }
        withdrawn.values().removeIf(gone -> gone.recordedAtNanos() <= fresh.readStartedAtNanos());
        lease = fresh;
        settle();
        if (routesAreSure) {
            relay.lease(room, fresh.untilNanos());
        }
    }

    /** Takes a yes back: the media is cut first. Completes when the last covered packet is out. */
    public synchronized CompletionStage<Cut> withdraw(UUID fact, Seat seat, Subject subject) {
        withdrawn.put(fact, new Withdrawn(seat, subject, Long.MAX_VALUE));
        return settle();
    }

    /** The ledger holds the withdrawal now; a reading that begins later will know it by itself. */
    public synchronized void recorded(UUID fact, long atNanos) {
        withdrawn.computeIfPresent(fact, (id, gone) -> new Withdrawn(gone.seat(), gone.subject(), atNanos));
    }

    /** When the lease in hand was read; empty before the first. */
    public synchronized Optional<Long> leaseReadAtNanos() {
        return Optional.ofNullable(lease).map(ConsentLease::readStartedAtNanos);
    }

    // --- moves -----------------------------------------------------------------------------------------------------

    /** Does what a party asks; empty when it is done, else why it is not possible just now. */
    public synchronized Optional<WhyNot> move(Seat seat, PartyMove asked) {
        if (!chair(seat).hasEntered()) {
            return Optional.of(WhyNot.NOT_NOW);
        }
        Optional<WhyNot> refused = switch (asked) {
            case OUT_OF_ROLE -> when(state == EveningState.LIVE, () -> steppedOut.add(seat));
            case BACK_IN_ROLE -> stepIn(seat);
            case PAUSE ->
                when(
                        state == EveningState.LIVE || state == EveningState.OUT_OF_ROLE || state == EveningState.PAUSED,
                        () -> pausedBy.add(seat));
            case RESUME -> resume(seat);
            case TALK ->
                when(
                        state == EveningState.OUT_OF_ROLE
                                && chair(seat).party().role().isPerson(),
                        () -> talking.add(seat));
            case HUSH -> when(true, () -> talking.remove(seat));
        };
        settle();
        if (refused.isEmpty()) {
            news.stateChanged(evening.id());
        }
        return refused;
    }

    private static Optional<WhyNot> when(boolean possible, Runnable change) {
        if (!possible) {
            return Optional.of(WhyNot.NOT_NOW);
        }
        change.run();
        return Optional.empty();
    }

    private Optional<WhyNot> stepIn(Seat seat) {
        if (state != EveningState.OUT_OF_ROLE) {
            return Optional.of(WhyNot.NOT_NOW);
        }
        return steppedOut.remove(seat) ? Optional.empty() : Optional.of(WhyNot.NOT_YOURS_TO_END);
    }

    private Optional<WhyNot> resume(Seat seat) {
        if (state != EveningState.PAUSED) {
            return Optional.of(WhyNot.NOT_NOW);
        }
        if (lostBy.contains(seat) && !chair(seat).isConnected()) {
            return Optional.of(WhyNot.DEVICE_STILL_LOST);
        }
        boolean his = pausedBy.remove(seat) | lostBy.remove(seat);
        return his ? Optional.empty() : Optional.of(WhyNot.NOT_YOURS_TO_END);
    }

    /** Stops or ends it: everything is cut, for good. Completes when the last packet is out. */
    public synchronized CompletionStage<Cut> over(Move how, @Nullable Seat by) {
        CompletionStage<Cut> cut = relay.cut(room);
        if (!state.isOver()) {
            overBy = by;
            move(how);
            routes = Set.of();
            tellIfShownOtherwise(relay.now(), wall.instant());
        }
        return cut;
    }

    // --- time ------------------------------------------------------------------------------------------------------

    /** Lets time pass: yeses expire, leases lapse, devices stay lost. */
    public synchronized void tick() {
        settle();
    }

    /** Whether the evening's own time is up. */
    public synchronized boolean isPastItsEnd(Instant now) {
        return !state.isOver() && !now.isBefore(evening.endsAt());
    }

    // --- what follows ----------------------------------------------------------------------------------------------

    /** Brings state and routes in line with everything known; completes when what is no longer allowed is cut. */
    private CompletionStage<Cut> settle() {
        long nowNanos = relay.now();
        Instant now = wall.instant();
        if (!state.isOver()) {
            noteLostDevices(nowNanos);
            for (Optional<Move> next = due(nowNanos, now); next.isPresent(); next = due(nowNanos, now)) {
                move(next.get());
            }
        }
        CompletionStage<Cut> cut = allow(state.isOver() ? Set.of() : wanted(now), nowNanos);
        tellIfShownOtherwise(nowNanos, now);
        return cut;
    }

    /** Tells when anything that a view shows is not as it was told last. */
    private void tellIfShownOtherwise(long nowNanos, Instant now) {
        Standing standing = standing();
        List<Object> shows = List.of(
                state,
                since,
                seats(Chair::hasEntered),
                seats(Chair::isConnected),
                chairs.values().stream().map(Chair::presentedBy).toList(),
                sheet.stream().map(subject -> standing.yesTo(subject, now)).toList(),
                routes,
                awaited(),
                leaseHolds(nowNanos),
                notFound(nowNanos));
        if (!shows.equals(shown)) {
            shown = shows;
            news.changed(evening.id());
        }
    }

    /** The move that the facts call for by themselves, one at a time. */
    private Optional<Move> due(long nowNanos, Instant now) {
        boolean held = isHeld(nowNanos);
        return switch (state) {
            case AT_DOOR ->
                leaseHolds(nowNanos) && everybodyIsConnected() && scope().covers(What.VOICE, now)
                        ? Optional.of(Move.ALL_HERE)
                        : Optional.empty();
            case LIVE -> {
                if (held) {
                    yield Optional.of(Move.PAUSE);
                }
                yield steppedOut.isEmpty() ? Optional.empty() : Optional.of(Move.STEP_OUT);
            }
            case OUT_OF_ROLE -> {
                if (held) {
                    yield Optional.of(Move.PAUSE);
                }
                yield steppedOut.isEmpty() ? Optional.of(Move.STEP_IN) : Optional.empty();
            }
            case PAUSED -> {
                if (held) {
                    yield Optional.empty();
                }
                yield Optional.of(steppedOut.isEmpty() ? Move.RESUME : Move.RESUME_OUT_OF_ROLE);
            }
            case PREPARING, ENDED, STOPPED -> Optional.empty();
        };
    }

    private boolean isHeld(long nowNanos) {
        return !pausedBy.isEmpty()
                || !lostBy.isEmpty()
                || !leaseHolds(nowNanos)
                || !notFound(nowNanos).isEmpty();
    }

    private boolean leaseHolds(long nowNanos) {
        ConsentLease held = lease;
        return held != null && held.untilNanos() - nowNanos > 0;
    }

    private void noteLostDevices(long nowNanos) {
        if (state == EveningState.LIVE || state == EveningState.OUT_OF_ROLE || state == EveningState.PAUSED) {
            chairs.forEach((seat, chair) -> {
                if (chair.party().role().isPerson() && isLost(chair, nowNanos)) {
                    lostBy.add(seat);
                }
            });
        }
    }

    private Set<Seat> notFound(long nowNanos) {
        return seats(chair -> chair.party().role() == Role.OS && isLost(chair, nowNanos));
    }

    private boolean isLost(Chair chair, long nowNanos) {
        return chair.isLost(nowNanos, settings.deviceLostAfter().toNanos());
    }

    private boolean everybodyIsConnected() {
        return chairs.values().stream().allMatch(chair -> chair.hasEntered() && chair.isConnected());
    }

    private void move(Move how) {
        EveningState next =
                state.after(how).orElseThrow(() -> new IllegalStateException("no move " + how + " from " + state));
        state = next;
        since = wall.instant();
        if (next != EveningState.OUT_OF_ROLE) {
            talking.clear();
        }
        Flows.notices(next).stream().filter(this::isDue).forEach(this::say);
        news.stateChanged(evening.id());
    }

    /** That an AI speaks is said when it begins, not at each return. */
    private boolean isDue(Notice notice) {
        return notice != Notice.AN_AI_SPEAKS || saidOnce.add(notice);
    }

    private void say(Notice notice) {
        Set<Role> listeners =
                notice == Notice.AN_AI_SPEAKS ? EnumSet.of(Role.HUMAN) : EnumSet.of(Role.HUMAN, Role.SURROGATE);
        sounds.of(notice)
                .ifPresent(clip -> seats(
                                chair -> listeners.contains(chair.party().role()))
                        .forEach(seat -> {
                            CompletionStage<Void> played = relay.play(room, seatId(seat), "voice", clip);
                            played.exceptionally(unheard -> null);
                        }));
    }

    private Standing standing() {
        ConsentLease held = lease;
        Standing standing = held == null ? Standing.NOTHING : held.standing();
        for (Withdrawn gone : withdrawn.values()) {
            standing = standing.without(gone.subject(), gone.seat());
        }
        return standing;
    }

    private Scope scope() {
        return ConsentRules.scope(standing(), attendees);
    }

    private Set<Route> wanted(Instant now) {
        return flows.routes(state, scope(), seats(Chair::hasEntered), talking, now);
    }

    private CompletionStage<Cut> allow(Set<Route> wanted, long nowNanos) {
        if (routesAreSure && wanted.equals(routes)) {
            return CompletableFuture.completedFuture(new Cut(nowNanos, nowNanos));
        }
        routes = Set.copyOf(wanted);
        long asked = ++timesAsked;
        CompletionStage<Cut> cut = relay.allow(room, routes);
        cut.whenComplete((done, broken) -> applied(asked, broken == null));
        return cut;
    }

    /** Routes that the relay may not have taken are told again, and no lease is handed on until it has. */
    private synchronized void applied(long asked, boolean taken) {
        if (!taken) {
            routesAreSure = false;
        } else if (asked == timesAsked) {
            routesAreSure = true;
        }
    }

    /** How it stands, for a view. */
    public synchronized Snapshot snapshot() {
        long nowNanos = relay.now();
        Map<Seat, PresentedBy> by = new HashMap<>();
        chairs.forEach((seat, chair) -> by.put(seat, chair.presentedBy()));
        return new Snapshot(
                evening,
                state,
                since,
                seats(Chair::hasEntered),
                seats(Chair::isConnected),
                by,
                standing(),
                scope(),
                routes,
                awaited(),
                leaseHolds(nowNanos),
                notFound(nowNanos));
    }

    private Set<Seat> seats(Predicate<Chair> which) {
        Set<Seat> seats = new LinkedHashSet<>();
        chairs.forEach((seat, chair) -> {
            if (which.test(chair)) {
                seats.add(seat);
            }
        });
        return seats;
    }

    private Chair chair(Seat seat) {
        Chair chair = chairs.get(seat);
        if (chair == null) {
            throw new IllegalArgumentException("this evening has no seat " + seat);
        }
        return chair;
    }

    private Chair chair(SeatId seat) {
        return chair(new Seat(seat.value()));
    }

    private static SeatId seatId(Seat seat) {
        return new SeatId(seat.name());
    }

    /** The party of a seat. */
    public Optional<Party> party(Seat seat) {
        return evening.party(seat);
    }
}
