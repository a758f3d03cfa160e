package org.souffleur.session.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CueOutcome;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.NewCue;
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
    private final HouseVoice house;
    private final Presence presence;
    private final OnEvening news;
    private final List<Attendee> attendees;
    private final List<Subject> sheet;
    private final Flows flows;
    private final Chairs chairs;
    private final Withdrawals withdrawals = new Withdrawals();
    private final Waits waits = new Waits();
    private final Set<Seat> talking = new LinkedHashSet<>();
    private final Cues cues;
    private final EarBoard ears = new EarBoard();

    private EveningState state;
    private Instant since;
    private @Nullable ConsentLease lease;
    private @Nullable Seat overBy;
    private Set<Route> routes = Set.of();
    private boolean routesAreSure = true; // a new room has none
    private long timesAsked;
    private List<Object> shown = List.of();

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
        this.house = new HouseVoice(relay, room, evening.parties(), sounds);
        this.news = news;
        this.attendees = attendees(evening);
        this.sheet = ConsentRules.sheet(attendees);
        this.flows = new Flows(attendees);
        this.cues = new Cues(attendees, (seat, told) -> news.cueNews(evening.id(), seat, told));
        this.chairs = new Chairs(evening.parties());
        this.presence = new Presence(chairs, settings);
        // After a restart everybody comes in anew; a pause that waits for somebody still waits for them.
        this.state = evening.stateAtRest(wall.instant());
        this.since = evening.since();
        waits.restore(evening.awaited(), evening.state() == EveningState.OUT_OF_ROLE);
    }

    /** The parties, as far as consent needs to know them. */
    public static List<Attendee> attendees(Evening evening) {
        return evening.parties().stream()
                .map(party -> new Attendee(party.seat(), party.role(), party.isThing()))
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
        return waits.all();
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
        chairs.at(seat).enter(as);
        if (state == EveningState.PREPARING) {
            move(Move.FIRST_ENTRY);
        }
        settle();
        return true;
    }

    public synchronized boolean hasEntered(Seat seat) {
        return chairs.at(seat).hasEntered();
    }

    public synchronized boolean hasRoomForALeg(Seat seat) {
        return !state.isOver() && chairs.at(seat).hasRoomForALeg();
    }

    /** Notes that a seat's device offers or restarts a leg, before it is made and counted; false for one too many. */
    public synchronized boolean takesOffer(Seat seat, long nowNanos) {
        return chairs.at(seat).takesOffer(nowNanos);
    }

    /** What was noted last came to be no restart. */
    public synchronized void givesOfferBack(Seat seat) {
        chairs.at(seat).givesOfferBack();
    }

    /** A leg was made for a seat; false when the evening got over meanwhile and the leg has to go. */
    public synchronized boolean legOpened(Seat seat, LegId leg, PresentedBy by) {
        if (state.isOver()) {
            return false;
        }
        chairs.at(seat).opened(leg, by);
        settle();
        return true;
    }

    public synchronized boolean isLegOf(Seat seat, LegId leg) {
        return chairs.at(seat).holds(leg);
    }

    @Override
    public synchronized void legConnected(SeatId seat, LegId leg, boolean again) {
        chairs.at(seat).connected(leg);
        settle();
    }

    @Override
    public synchronized void legLost(SeatId seat, LegId leg) {
        chairs.at(seat).lost(leg, relay.now());
        settle();
    }

    @Override
    public synchronized void legSilent(SeatId seat, LegId leg, long heardAtNanos) {
        chairs.at(seat).silent(leg, heardAtNanos); // what follows from it, the clock finds in time
    }

    @Override
    public synchronized void legHeard(SeatId seat, LegId leg) {
        if (presence.heard(seat, leg, relay.now())) {
            settle();
        }
    }

    /** Whoever sits there has just said something on the evening's line: a device or a program is there. */
    public synchronized void signOfLife(Seat seat) {
        if (presence.sign(seat, relay.now())) {
            settle();
        }
    }

    @Override
    public synchronized void legClosed(SeatId seat, LegId leg) {
        chairs.at(seat).closed(leg, relay.now());
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
        withdrawals.forgetRecordedBefore(fresh.readStartedAtNanos());
        lease = fresh;
        settle();
        if (routesAreSure) {
            relay.lease(room, fresh.untilNanos());
        }
    }

    /** Takes a yes back: the media is cut first. Completes when the last covered packet is out. */
    public synchronized CompletionStage<Cut> withdraw(UUID fact, Seat seat, Subject subject) {
        withdrawals.keep(fact, seat, subject);
        return settle();
    }

    /** The ledger holds the withdrawal now; a reading that begins later will know it by itself. */
    public synchronized void recorded(UUID fact, long atNanos) {
        withdrawals.recorded(fact, atNanos);
    }

    /** When the lease in hand was read; empty before the first. */
    public synchronized Optional<Long> leaseReadAtNanos() {
        return Optional.ofNullable(lease).map(ConsentLease::readStartedAtNanos);
    }

    // --- moves -----------------------------------------------------------------------------------------------------

    /** Does what a party asks; empty when it is done, else why it is not possible just now. */
    public synchronized Optional<WhyNot> move(Seat seat, PartyMove asked) {
        if (!chairs.at(seat).hasEntered()) {
            return Optional.of(WhyNot.NOT_NOW);
        }
        Optional<WhyNot> refused = switch (asked) {
            case OUT_OF_ROLE -> when(state == EveningState.LIVE, () -> waits.steppedOut(seat));
            case BACK_IN_ROLE -> stepIn(seat);
            case PAUSE ->
                when(
                        state == EveningState.LIVE || state == EveningState.OUT_OF_ROLE || state == EveningState.PAUSED,
                        () -> waits.pausedBy(seat));
            case RESUME -> resume(seat);
            case TALK ->
                when(
                        state == EveningState.OUT_OF_ROLE
                                && chairs.at(seat).party().isPerson(),
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
        return state == EveningState.OUT_OF_ROLE ? waits.stepIn(seat) : Optional.of(WhyNot.NOT_NOW);
    }

    private Optional<WhyNot> resume(Seat seat) {
        return state == EveningState.PAUSED
                ? waits.resume(seat, chairs.at(seat).isConnected())
                : Optional.of(WhyNot.NOT_NOW);
    }

    // --- cues ------------------------------------------------------------------------------------------------------

    /** An OS asks something of a surrogate; told to her devices before this returns. */
    public synchronized CueOutcome sendCue(Seat from, NewCue cue) {
        if (chairs.at(from).party().role() != Role.OS) {
            return new CueOutcome.Refused(CueProblem.NOT_AN_OS);
        }
        Optional<Seat> to = cues.listener(cue);
        if (to.isEmpty()) {
            return new CueOutcome.Refused(CueProblem.MALFORMED_CUE);
        }
        settle(); // what expired meanwhile has expired for this cue too
        boolean bothAreIn = chairs.at(from).hasEntered() && chairs.at(to.get()).hasEntered();
        return bothAreIn
                ? cues.send(from, to.get(), cue, moment(relay.now(), wall.instant()))
                : new CueOutcome.Refused(CueProblem.NOT_IN_ROLE);
    }

    /** Empty when it was taken back before it was due. */
    public synchronized Optional<CueProblem> retractCue(Seat from, CueId cue) {
        return chairs.at(from).party().role() == Role.OS
                ? cues.retract(from, cue, relay.now())
                : Optional.of(CueProblem.NOT_AN_OS);
    }

    /** A device of hers has painted it; empty when its OS was told. */
    public synchronized Optional<CueProblem> cueShown(Seat by, CueId cue, long atNanos) {
        return chairs.at(by).party().role() == Role.SURROGATE
                ? cues.shown(by, cue, atNanos, relay.now())
                : Optional.of(CueProblem.NOT_A_SURROGATE);
    }

    /** Her one-touch answer; empty when its OS was told. */
    public synchronized Optional<CueProblem> replyToCue(Seat by, @Nullable CueId cue, CueReply reply) {
        return chairs.at(by).party().role() == Role.SURROGATE
                ? cues.reply(by, cue, reply, relay.now())
                : Optional.of(CueProblem.NOT_A_SURROGATE);
    }

    /** Tells a device that has just come what it must know of cues, in the same order as everything that follows. */
    public synchronized void tellCuesAgain(Seat seat, Consumer<CueNews> device) {
        cues.tellAgain(seat, relay.now()).forEach(device);
    }

    /** What the ears of this evening say of their delays. */
    public EarBoard ears() {
        return ears;
    }

    private Cues.Moment moment(long nowNanos, Instant now) {
        return new Cues.Moment(state, scope(), presence.anOsIsLost(nowNanos), now, nowNanos);
    }

    /** Stops or ends it: everything is cut, for good. Completes when the last packet is out. */
    public synchronized CompletionStage<Cut> over(Move how, @Nullable Seat by) {
        CompletionStage<Cut> cut = relay.cut(room);
        if (!state.isOver()) {
            overBy = by;
            move(how);
            routes = Set.of();
            cues.settle(moment(relay.now(), wall.instant()));
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
        cues.settle(moment(nowNanos, now));
        house.standIn(presence.anOsIsLost(nowNanos), state == EveningState.LIVE);
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
                chairs.which(Chair::hasEntered),
                chairs.which(Chair::isConnected),
                chairs.presentedBy(),
                sheet.stream().map(subject -> standing.yesTo(subject, now)).toList(),
                routes,
                awaited(),
                leaseHolds(nowNanos),
                presence.notFound(nowNanos),
                presence.lost(nowNanos));
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
                leaseHolds(nowNanos) && chairs.everybodyIsConnected() && scope().covers(What.VOICE, now)
                        ? Optional.of(Move.ALL_HERE)
                        : Optional.empty();
            case LIVE -> {
                if (held) {
                    yield Optional.of(Move.PAUSE);
                }
                yield waits.keepItOutOfRole() ? Optional.of(Move.STEP_OUT) : Optional.empty();
            }
            case OUT_OF_ROLE -> {
                if (held) {
                    yield Optional.of(Move.PAUSE);
                }
                yield waits.keepItOutOfRole() ? Optional.empty() : Optional.of(Move.STEP_IN);
            }
            case PAUSED -> {
                if (held) {
                    yield Optional.empty();
                }
                yield Optional.of(waits.keepItOutOfRole() ? Move.RESUME_OUT_OF_ROLE : Move.RESUME);
            }
            case PREPARING, ENDED, STOPPED -> Optional.empty();
        };
    }

    private boolean isHeld(long nowNanos) {
        return waits.holdIt()
                || !leaseHolds(nowNanos)
                || !presence.notFound(nowNanos).isEmpty();
    }

    private boolean leaseHolds(long nowNanos) {
        ConsentLease held = lease;
        return held != null && held.untilNanos() - nowNanos > 0;
    }

    private void noteLostDevices(long nowNanos) {
        if (state == EveningState.LIVE || state == EveningState.OUT_OF_ROLE || state == EveningState.PAUSED) {
            presence.lostPeople(nowNanos).forEach(waits::lostBy);
        }
    }

    private void move(Move how) {
        EveningState next =
                state.after(how).orElseThrow(() -> new IllegalStateException("no move " + how + " from " + state));
        state = next;
        since = wall.instant();
        if (next != EveningState.OUT_OF_ROLE) {
            talking.clear();
        }
        Flows.notices(next).forEach(house::say);
        news.stateChanged(evening.id());
    }

    private Standing standing() {
        ConsentLease held = lease;
        return withdrawals.takenFrom(held == null ? Standing.NOTHING : held.standing());
    }

    private Scope scope() {
        return ConsentRules.scope(standing(), attendees);
    }

    private Set<Route> wanted(Instant now) {
        return flows.routes(state, scope(), chairs.which(Chair::hasEntered), talking, now);
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
        routesAreSure = taken && (routesAreSure || asked == timesAsked);
    }

    /** How it stands, for a view. */
    public synchronized Snapshot snapshot() {
        long nowNanos = relay.now();
        return new Snapshot(
                evening,
                state,
                since,
                chairs.which(Chair::hasEntered),
                chairs.which(Chair::isConnected),
                chairs.presentedBy(),
                standing(),
                scope(),
                routes,
                awaited(),
                leaseHolds(nowNanos),
                presence.notFound(nowNanos),
                presence.lost(nowNanos));
    }

    /** The party of a seat. */
    public Optional<Party> party(Seat seat) {
        return evening.party(seat);
    }
}
