package org.souffleur.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.Clip;
import org.souffleur.media.Cut;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.OnRoom;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.media.RoomReport;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;

/** The edge of what these tests look at: remembers what the relay was told, on a clock that the test moves. */
public final class RecordingRelay implements Relay {
    private final Map<RoomId, OnRoom> rooms = new HashMap<>();
    private final Map<RoomId, Set<Route>> routes = new HashMap<>();
    private final Map<RoomId, Long> leases = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private int legs;
    private boolean refusing;
    private long nowNanos;

    public synchronized void advance(long nanos) {
        nowNanos += nanos;
    }

    /** What flows, as the media plane would let it: an open route under a lease that holds. */
    public synchronized Set<Route> flowing(RoomId room) {
        Long until = leases.get(room);
        return until != null && until - nowNanos > 0 ? routes.getOrDefault(room, Set.of()) : Set.of();
    }

    public synchronized @Nullable OnRoom news(RoomId room) {
        return rooms.get(room);
    }

    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized long now() {
        return nowNanos;
    }

    @Override
    public synchronized void openRoom(RoomId room, OnRoom news) {
        told.add("open");
        rooms.put(room, news);
    }

    @Override
    public synchronized CompletionStage<LegOutcome> openLeg(RoomId room, SeatId seat, SeatPlan plan, String offerSdp) {
        return CompletableFuture.completedFuture(new LegOutcome.Opened(new LegId("leg" + ++legs), "answer", "ice1"));
    }

    @Override
    public synchronized CompletionStage<Optional<LocalLeg>> openLocalLeg(
            RoomId room, SeatId seat, SeatPlan plan, OnLocalLeg ear) {
        OnRoom news = rooms.get(room);
        if (news == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        LegId id = new LegId("leg" + ++legs);
        told.add("open here " + seat.value());
        news.legConnected(seat, id, false);
        return CompletableFuture.completedFuture(Optional.of(new SilentLeg(id)));
    }

    /** A leg that nothing leaves: what flows is what this relay was told. */
    private record SilentLeg(LegId id) implements LocalLeg {
        @Override
        public boolean send(
                String upSlot, byte[] opus, int from, int length, int timestamp, boolean marker, int level) {
            return true;
        }

        @Override
        public void alive() {
            // Never lost: nobody looks.
        }

        @Override
        public void wantPicture(String downSlot) {
            // There is no camera here.
        }
    }

    @Override
    public CompletionStage<LegOutcome> restartLeg(
            RoomId room, LegId leg, String fragment, Set<String> meant, boolean mayRestart) {
        boolean trickles = fragment.isEmpty();
        return CompletableFuture.completedFuture(
                trickles || mayRestart
                        ? new LegOutcome.Opened(leg, trickles ? "" : "fragment", trickles ? "ice1" : "ice2")
                        : new LegOutcome.Refused(LegOutcome.Reason.BUSY, "too often"));
    }

    @Override
    public synchronized CompletionStage<Void> closeLeg(RoomId room, LegId leg) {
        told.add("close " + leg.value());
        return CompletableFuture.completedFuture(null);
    }

    /** From now on every change of routes fails, as when a media thread takes no more calls. */
    public synchronized void refuseRoutes(boolean refuse) {
        refusing = refuse;
    }

    @Override
    public synchronized CompletionStage<Cut> allow(RoomId room, Set<Route> allowed) {
        if (refusing) {
            return CompletableFuture.failedFuture(new IllegalStateException("no more calls"));
        }
        told.add("allow " + allowed.size());
        routes.put(room, Set.copyOf(allowed));
        return CompletableFuture.completedFuture(new Cut(nowNanos, nowNanos));
    }

    @Override
    public synchronized void lease(RoomId room, long untilNanos) {
        leases.merge(room, untilNanos, Math::max);
    }

    @Override
    public synchronized CompletionStage<Cut> cut(RoomId room) {
        told.add("cut");
        routes.remove(room);
        leases.remove(room);
        return CompletableFuture.completedFuture(new Cut(nowNanos, nowNanos));
    }

    @Override
    public synchronized CompletionStage<Void> play(RoomId room, SeatId to, String downSlot, Clip clip) {
        told.add("play " + to.value());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void hush(RoomId room, SeatId to, String downSlot, Clip clip) {
        told.add("hush " + to.value());
    }

    @Override
    public synchronized CompletionStage<Void> closeRoom(RoomId room) {
        told.add("close room");
        rooms.remove(room);
        routes.remove(room);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<RoomReport> report(RoomId room) {
        return CompletableFuture.completedFuture(new RoomReport(0, 0, Map.of(), List.of()));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
