package org.souffleur.media.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.souffleur.media.Clip;
import org.souffleur.media.Cut;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.LegOutcome.Opened;
import org.souffleur.media.LegOutcome.Reason;
import org.souffleur.media.LegOutcome.Refused;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.NodeReport;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.OnRoom;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.RoomId;
import org.souffleur.media.RoomReport;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.ice.IceCredentials;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.room.Leg;
import org.souffleur.media.room.Room;
import org.souffleur.media.room.RoomSettings;
import org.souffleur.media.sdp.Agreement;
import org.souffleur.media.sdp.Here;
import org.souffleur.media.sdp.IceFragment;
import org.souffleur.media.sdp.Negotiated;
import org.souffleur.media.sdp.Negotiation;
import org.souffleur.media.sdp.OfferParser;
import org.souffleur.media.sdp.OfferReading;
import org.souffleur.media.srtp.SrtpSession;

/** The relay of this process: rooms spread over media threads, each call carried to the thread of its room. */
public final class UdpRelay implements NodeRelay {
    private final RelaySettings settings;
    private final List<MediaThread> threads;
    private final Map<MediaThread, Here> here;
    private final Handshakes handshakes;
    private final Aside news = new Aside("media-news", 1);

    /** More than one, for an answer may be followed by work, and a stop must not wait for somebody's join. */
    private final Aside answers = new Aside("media-answers", 4);

    private final Map<RoomId, MediaThread> homes = new ConcurrentHashMap<>();
    private final Samples cuts = new Samples();
    private final SecureRandom random = new SecureRandom();
    private final long unixNanosAtZero = System.currentTimeMillis() * 1_000_000L - System.nanoTime();

    private UdpRelay(
            RelaySettings settings, List<MediaThread> threads, Map<MediaThread, Here> here, Handshakes handshakes) {
        this.settings = settings;
        this.threads = threads;
        this.here = here;
        this.handshakes = handshakes;
    }

    /** @throws IOException where a port is taken or no address can be bound */
    public static UdpRelay open(RelaySettings settings) throws IOException {
        SrtpSession.warmUp();
        Handshakes handshakes = new Handshakes(System.currentTimeMillis());
        List<InetAddress> addresses = settings.addresses().isEmpty() ? LocalAddresses.all() : settings.addresses();
        List<MediaThread> threads = new ArrayList<>();
        Map<MediaThread, Here> here = new ConcurrentHashMap<>();
        try {
            for (int i = 0; i < settings.threads(); i++) {
                int port = settings.basePort() == 0 ? 0 : settings.basePort() + i;
                MediaThread thread = new MediaThread("media-" + i, MediaSockets.bind(addresses, port));
                threads.add(thread);
                List<InetSocketAddress> candidates = new ArrayList<>(thread.sockets.addresses());
                for (InetAddress address : settings.announced()) {
                    candidates.add(0, new InetSocketAddress(address, thread.sockets.port()));
                }
                here.put(thread, new Here(candidates, handshakes.certificate.fingerprint()));
            }
        } catch (IOException e) {
            threads.forEach(MediaThread::close);
            handshakes.close();
            throw e;
        }
        WarmHandshake.run(handshakes);
        threads.forEach(MediaThread::start);
        return new UdpRelay(settings, List.copyOf(threads), here, handshakes);
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void openRoom(RoomId room, OnRoom listener) {
        homes.computeIfAbsent(room, id -> {
            MediaThread thread = quietest();
            RoomSettings roomSettings = new RoomSettings(
                    settings.freshnessTimeoutMs(),
                    settings.connectTimeoutMs(),
                    settings.forgetTimeoutMs(),
                    settings.cameraBitsPerSecond());
            boolean posted = thread.post(() -> thread.add(
                    id,
                    new Room(
                            new NewsWithCleanup(thread, news, listener),
                            roomSettings,
                            thread.out(),
                            thread.counts,
                            random::nextInt,
                            unixNanosAtZero)));
            if (!posted) throw new IllegalStateException("the media thread takes no more calls");
            return thread;
        });
    }

    private MediaThread quietest() {
        return threads.stream()
                .min(Comparator.comparingInt((MediaThread thread) -> thread.legCount)
                        .thenComparingInt(thread -> thread.roomCount))
                .orElseThrow();
    }

    @Override
    public CompletionStage<LegOutcome> openLeg(RoomId room, SeatId seat, SeatPlan plan, String offerSdp) {
        MediaThread thread = homes.get(room);
        if (thread == null) return done(new Refused(Reason.NO_SUCH_LEG, "There is no such room."));
        IceCredentials ours = new IceCredentials(token(6), token(18));
        Negotiated negotiated = OfferParser.parse(offerSdp)
                .fold(
                        read -> Negotiation.answer(
                                read.offer(),
                                plan,
                                hereOf(thread),
                                ours.ufrag(),
                                ours.pwd(),
                                token(9),
                                random::nextInt),
                        (OfferReading.Unreadable unreadable) ->
                                new Negotiated.Refused(Reason.MALFORMED, unreadable.detail()));
        return negotiated.fold(
                agreed -> join(thread, room, seat, agreed.agreement(), ours),
                refused -> done(new Refused(refused.reason(), refused.detail())));
    }

    private CompletionStage<LegOutcome> join(
            MediaThread thread, RoomId id, SeatId seat, Agreement agreement, IceCredentials ours) {
        LegId legId = new LegId(token(16));
        return ask(thread, id, new Refused(Reason.NO_SUCH_LEG, "There is no such room."), room -> {
            if (room.isFull()) return new Refused(Reason.BUSY, "This room has all the legs that it can hold.");
            if (!handshakes.admissions.admit(legId, System.nanoTime()))
                return new Refused(Reason.BUSY, "Many are connecting just now; come again soon.");
            IceLite ice = new IceLite(ours, agreement.remoteUfrag(), agreement.remotePwd());
            Leg leg = room.join(System.nanoTime(), legId, seat, agreement, ice);
            thread.add(new LegLink(room, leg, agreement.fingerprint(), thread, handshakes));
            return new Opened(legId, agreement.answerSdp(), ours.ufrag());
        });
    }

    @Override
    public CompletionStage<Optional<LocalLeg>> openLocalLeg(RoomId id, SeatId seat, SeatPlan plan, OnLocalLeg ear) {
        MediaThread thread = homes.get(id);
        if (thread == null) return CompletableFuture.completedFuture(Optional.empty());
        LegId legId = new LegId(token(16));
        return ask(thread, id, Optional.empty(), room -> {
            if (room.isFull()) return Optional.empty();
            LocalLink link = new LocalLink(room, room.joinHere(System.nanoTime(), legId, seat, plan, ear), thread);
            thread.add(link);
            return Optional.of(link);
        });
    }

    /**
     * A fragment without new credentials only trickles candidates, which a lite agent has no use for: it is answered
     * {@link LegOutcome.Opened} with an empty fragment.
     */
    @Override
    public CompletionStage<LegOutcome> restartLeg(
            RoomId room, LegId leg, String fragment, Set<String> meant, boolean mayRestart) {
        MediaThread thread = homes.get(room);
        Refused none = new Refused(Reason.NO_SUCH_LEG, "There is no such leg.");
        if (thread == null) return done(none);
        IceFragment wanted = IceFragment.parse(fragment);
        if (wanted == null) return done(new Refused(Reason.MALFORMED, "The SDP fragment cannot be read."));
        String remoteUfrag = wanted.ufrag();
        IceCredentials fresh = new IceCredentials(token(6), token(18));
        return ask(thread, room, none, home -> {
            LegLink link = thread.link(leg);
            if (link == null || link.room != home) return none;
            IceLite ice = link.leg.ice();
            String present = ice.local().ufrag();
            if (!meant.isEmpty() && !meant.contains(present)) {
                return new Refused(Reason.OTHER_ICE_SESSION, "This leg's ICE has been restarted meanwhile.");
            }
            if (remoteUfrag == null || remoteUfrag.equals(ice.remoteUfrag())) return new Opened(leg, "", present);
            if (!mayRestart) return new Refused(Reason.BUSY, "This leg restarts too often.");
            ice.restart(fresh, remoteUfrag, wanted.pwd());
            thread.know(link, fresh.ufrag());
            return new Opened(leg, wanted.answer(fresh.ufrag(), fresh.pwd(), hereOf(thread)), fresh.ufrag());
        });
    }

    @Override
    public CompletionStage<Void> closeLeg(RoomId room, LegId leg) {
        return tell(room, present -> {
                    Leg known = present.leg(leg);
                    if (known != null) present.leave(known);
                })
                .thenAccept(doneAt -> {});
    }

    @Override
    public CompletionStage<Cut> allow(RoomId room, Set<Route> routes) {
        Set<Route> copy = Set.copyOf(routes);
        return cutting(room, present -> present.allow(copy));
    }

    @Override
    public CompletionStage<Cut> cut(RoomId room) {
        return cutting(room, Room::cut);
    }

    private CompletionStage<Cut> cutting(RoomId room, Consumer<Room> change) {
        long askedAt = System.nanoTime();
        return tell(room, change).thenApply(doneAt -> {
            cuts.add(doneAt - askedAt);
            return new Cut(askedAt, doneAt);
        });
    }

    @Override
    public void lease(RoomId room, long untilNanos) {
        MediaThread thread = homes.get(room);
        if (thread == null) return;
        thread.post(() -> {
            Room present = thread.room(room);
            if (present != null) present.lease(System.nanoTime(), untilNanos);
        });
    }

    @Override
    public CompletionStage<Void> play(RoomId room, SeatId to, String downSlot, Clip clip) {
        CompletableFuture<Void> played = new CompletableFuture<>();
        MediaThread thread = homes.get(room);
        boolean posted = thread != null
                && thread.post(() -> {
                    Room present = thread.room(room);
                    if (present == null) answers.run(() -> played.complete(null));
                    else
                        present.play(
                                System.nanoTime(), to, downSlot, clip, () -> answers.run(() -> played.complete(null)));
                });
        if (!posted) played.complete(null);
        return played;
    }

    @Override
    public void hush(RoomId room, SeatId to, String downSlot, Clip clip) {
        MediaThread thread = homes.get(room);
        if (thread == null) return;
        thread.post(() -> {
            Room present = thread.room(room);
            if (present != null) present.hush(to, downSlot, clip);
        });
    }

    @Override
    public CompletionStage<Void> closeRoom(RoomId room) {
        List<CompletionStage<Void>> closing = new ArrayList<>(1);
        // Posting inside the map's lock: whoever opens the room anew posts behind this.
        homes.computeIfPresent(room, (id, thread) -> {
            closing.add(ask(thread, id, false, present -> {
                        present.cut();
                        thread.remove(id);
                        return true;
                    })
                    .thenAccept(found -> {}));
            return null;
        });
        return closing.isEmpty() ? CompletableFuture.completedFuture(null) : closing.get(0);
    }

    @Override
    public CompletionStage<RoomReport> report(RoomId room) {
        RoomReport empty = new RoomReport(0, 0, Map.of(), List.of());
        MediaThread thread = homes.get(room);
        if (thread == null) return CompletableFuture.completedFuture(empty);
        return ask(thread, room, empty, Room::report);
    }

    @Override
    public NodeReport nodeReport() {
        int rooms = 0;
        int legs = 0;
        long in = 0;
        long out = 0;
        Map<String, Long> drops = new TreeMap<>();
        for (MediaThread thread : threads) {
            rooms += thread.roomCount;
            legs += thread.legCount;
            in += thread.counts.packetsIn();
            out += thread.counts.packetsOut();
            thread.counts.drops().forEach((reason, count) -> drops.merge(reason, count, Long::sum));
        }
        Samples handshook = handshakes.durations;
        return new NodeReport(
                rooms, legs, in, out, drops, handshook.count(), handshook.latest(), cuts.count(), cuts.latest());
    }

    @Override
    public List<InetSocketAddress> listeningOn() {
        List<InetSocketAddress> all = new ArrayList<>();
        for (MediaThread thread : threads) all.addAll(hereOf(thread).candidates());
        return all;
    }

    @Override
    public boolean isAlive() {
        return threads.stream().allMatch(MediaThread::isAlive);
    }

    @Override
    public void close() {
        threads.forEach(MediaThread::close);
        handshakes.close();
        news.close();
        answers.close();
    }

    // ---- carrying calls to the room's thread ----

    /** Gives the moment at which whatever the call left in the queue had been sent. */
    private CompletionStage<Long> tell(RoomId id, Consumer<Room> call) {
        MediaThread thread = homes.get(id);
        if (thread == null) return CompletableFuture.completedFuture(System.nanoTime());
        return ask(thread, new CompletableFuture<>(), () -> {
            Room room = thread.room(id);
            if (room != null) call.accept(room);
            thread.flush();
            return System.nanoTime();
        });
    }

    /** Completes after whatever the call left in the queue has been sent. */
    private <T> CompletionStage<T> ask(MediaThread thread, RoomId id, T absent, Function<Room, T> call) {
        return ask(thread, new CompletableFuture<>(), () -> {
            Room room = thread.room(id);
            T result = room == null ? absent : call.apply(room);
            thread.flush();
            return result;
        });
    }

    /** Carries a call to the thread and its result to those who answer, so that what follows is not done on the thread. */
    private <T> CompletionStage<T> ask(MediaThread thread, CompletableFuture<T> answer, Supplier<T> call) {
        boolean posted = thread.post(() -> {
            try {
                T result = call.get();
                answers.run(() -> answer.complete(result));
            } catch (RuntimeException e) {
                answers.run(() -> answer.completeExceptionally(e));
            }
        });
        if (!posted) answer.completeExceptionally(new IllegalStateException("the media thread takes no more calls"));
        return answer;
    }

    private static CompletionStage<LegOutcome> done(LegOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private Here hereOf(MediaThread thread) {
        Here known = here.get(thread);
        if (known == null) throw new IllegalStateException("a thread of another relay");
        return known;
    }

    private String token(int bytes) {
        byte[] chosen = new byte[bytes];
        random.nextBytes(chosen);
        // RFC 8839 §5.4 allows letters, digits, '+' and '/' in ufrag and pwd; ids want the same without those two.
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(chosen)
                .replace('-', 'A')
                .replace('_', 'B');
    }
}
