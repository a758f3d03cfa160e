package org.souffleur.media;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The door of the media plane. Every method may be called from any thread and never blocks; stages complete on a media
 * or handshake thread, so continue elsewhere before doing anything slow.
 *
 * <p>A room forwards a packet only while (a) a {@link Route} allows it and (b) the room's lease has not passed. A new
 * room has no routes and no lease: nothing flows.
 */
public interface Relay extends AutoCloseable {

    /** The relay's monotonic clock, nanoseconds; leases and cut times are on it. */
    long now();

    /** Makes a room on one media thread; a no-op where it exists. */
    void openRoom(RoomId room, OnRoom news);

    /**
     * Answers an SDP offer (RFC 8829; WHIP, RFC 9725, and WHEP use the same).
     *
     * @return {@link LegOutcome.Opened} with the answer, or {@link LegOutcome.Refused} with why
     */
    CompletionStage<LegOutcome> openLeg(RoomId room, SeatId seat, SeatPlan plan, String offerSdp);

    /**
     * Opens a leg that lives in this process. It is connected at once, and subject to routes and lease like any other.
     *
     * @return the leg, or empty where the room is not there or holds all the legs that it can
     */
    CompletionStage<Optional<LocalLeg>> openLocalLeg(RoomId room, SeatId seat, SeatPlan plan, OnLocalLeg ear);

    /**
     * ICE restart, or trickling, by an SDP fragment (RFC 9725 §4.3, RFC 8840).
     *
     * @param meant ICE sessions of which the leg's must be one, for requests overtake each other; empty for whichever it is
     * @param mayRestart false where this leg has restarted often enough for now; it may still trickle
     * @return {@link LegOutcome.Opened} with the answer's fragment, empty where it trickled; or why not,
     *     {@link LegOutcome.Reason#BUSY} for a restart that may not be
     */
    CompletionStage<LegOutcome> restartLeg(
            RoomId room, LegId leg, String fragment, Set<String> meant, boolean mayRestart);

    /** Ends a leg; completes once its last packet is out. A no-op for an unknown leg. */
    CompletionStage<Void> closeLeg(RoomId room, LegId leg);

    /**
     * Replaces the routes of a room. What is no longer allowed is cut before the stage completes: its queues and
     * retransmission buffers are flushed and no further packet of it is sent.
     */
    CompletionStage<Cut> allow(RoomId room, Set<Route> routes);

    /** Lets the room forward until {@code untilNanos} on {@link #now()}; never shortens by arriving late. */
    void lease(RoomId room, long untilNanos);

    /** Stops everything in the room at once; only a later {@link #allow} and {@link #lease} make it flow again. */
    CompletionStage<Cut> cut(RoomId room);

    /** Plays a prepared notice into one down-slot, whatever routes and lease say: how the house itself speaks. */
    CompletionStage<Void> play(RoomId room, SeatId to, String downSlot, Clip clip);

    /** Ends that notice at once where it is still playing; any other goes on. */
    void hush(RoomId room, SeatId to, String downSlot, Clip clip);

    /** Ends every leg and forgets the room. */
    CompletionStage<Void> closeRoom(RoomId room);

    /** Counters of one room since it was opened, for pages, metrics and tests. */
    CompletionStage<RoomReport> report(RoomId room);

    @Override
    void close();
}
