package org.souffleur.media.room;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.Clip;
import org.souffleur.media.LegId;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.OnRoom;
import org.souffleur.media.RoomReport;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.Path;
import org.souffleur.media.rtp.H264Payload;
import org.souffleur.media.rtp.RtcpReader;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.rtp.Vp8Descriptor;
import org.souffleur.media.sdp.Agreement;
import org.souffleur.media.sdp.Codec;
import org.souffleur.media.srtp.SrtpSession;

/**
 * Forwards between the legs of one evening while its routes and its lease say so. One thread calls it; every call
 * leaves what is to be sent in the {@link OutQueue}.
 */
public final class Room {
    /** Sixteen people, a few operating systems, and each may hold a phone, a console and a leg about to be lost. */
    public static final int MAX_LEGS = 64;

    private static final long TICK_NANOS = 50_000_000L;
    private static final long REPORT_NANOS = 1_000_000_000L;

    /** Told long before a leg is lost: whoever must know within 1.5 s that an OS has gone counts on from here. */
    private static final long SILENT_NANOS = 1_000_000_000L;

    private final OnRoom news;
    private final RoomSettings settings;
    private final OutQueue out;
    private final Counts counts;
    private final IntSupplier chance;
    private final LegReporter reporter;
    private final Feedback feedback = new Feedback(this);
    private final Map<LegId, Leg> legs = new LinkedHashMap<>();

    /** The same, remade when one comes or goes: ticks walk it while legs leave, twenty times a second. */
    private List<Leg> present = List.of();

    private final Map<SeatSlot, UpSlot.Speaker> speakers = new HashMap<>();
    private final List<ClipPlayer> clips = new ArrayList<>();
    private final RtpPacket packet = new RtpPacket();
    private final Vp8Descriptor vp8 = new Vp8Descriptor();
    private final Delivery delivery;
    private Set<Route> routes = Set.of();
    private long leaseUntil = Long.MIN_VALUE;
    private boolean leased;
    private int nextOrder;
    private long tickAt;

    private record SeatSlot(SeatId seat, String slot) {}

    /**
     * @param parent the counts of the thread, which this room's are added to
     * @param chance SSRCs and first sequence numbers
     * @param unixNanosAtZero wall time when {@code nowNanos} was 0; sender reports tell it
     */
    public Room(
            OnRoom news,
            RoomSettings settings,
            OutQueue out,
            @Nullable Counts parent,
            IntSupplier chance,
            long unixNanosAtZero) {
        this.news = news;
        this.settings = settings;
        this.out = out;
        this.counts = new Counts(parent);
        this.chance = chance;
        this.delivery = new Delivery(out, counts, packet, vp8);
        this.reporter = new LegReporter(out, counts, settings, unixNanosAtZero);
    }

    // ---- legs ----

    public boolean isFull() {
        return legs.size() >= MAX_LEGS;
    }

    /** Adds a leg that may now be checked by its peer. */
    public Leg join(long nowNanos, LegId id, SeatId seat, Agreement agreement, IceLite ice) {
        Leg leg = leg(nowNanos, id, seat, agreement.lines(), agreement.tag(), ice, null);
        legs.put(id, leg);
        present = List.copyOf(legs.values());
        rewire();
        return leg;
    }

    /** Adds a leg that lives in this process: nobody checks it, and it can send and hear at once. */
    public Leg joinHere(long nowNanos, LegId id, SeatId seat, SeatPlan plan, OnLocalLeg ear) {
        Leg leg = leg(nowNanos, id, seat, LocalLines.of(plan, chance), id.value(), null, ear);
        legs.put(id, leg);
        present = List.copyOf(legs.values());
        leg.state = Leg.State.CONNECTED;
        rewire();
        news.legConnected(seat, id, false);
        return leg;
    }

    private Leg leg(
            long nowNanos,
            LegId id,
            SeatId seat,
            List<Agreement.Line> lines,
            String tag,
            @Nullable IceLite ice,
            @Nullable OnLocalLeg ear) {
        return new Leg(
                id,
                seat,
                lines,
                tag,
                ice,
                ear,
                nowNanos,
                nextOrder++,
                settings.cameraBitsPerSecond(),
                chance,
                slot -> speakers.computeIfAbsent(new SeatSlot(seat, slot), any -> new UpSlot.Speaker()));
    }

    public @Nullable Leg leg(LegId id) {
        return legs.get(id);
    }

    public Collection<Leg> legs() {
        return present;
    }

    /** DTLS is done: from here on the leg can send and be sent to. */
    public void secured(long nowNanos, Leg leg, SrtpSession srtp) {
        if (leg.state != Leg.State.WAITING) return;
        leg.srtp = srtp;
        leg.state = Leg.State.CONNECTED;
        leg.heardAt = nowNanos;
        leg.reportAt = nowNanos + REPORT_NANOS;
        news.legConnected(leg.seat(), leg.id(), false);
    }

    /** Ends a leg; after this nothing is sent to it. */
    public void leave(Leg leg) {
        if (leg.state == Leg.State.CLOSED) return;
        leg.state = Leg.State.CLOSED;
        legs.remove(leg.id());
        present = List.copyOf(legs.values());
        for (UpSlot slot : leg.up.values()) if (slot.speaker.now == slot) slot.speaker.now = null;
        for (DownSlot slot : leg.down.values()) if (slot.clip != null) slot.clip.leave(slot);
        rewire();
        news.legClosed(leg.seat(), leg.id());
    }

    // ---- permission ----

    /** Replaces the routes; slots whose source may no longer be heard are emptied before this returns. */
    public void allow(Set<Route> allowed) {
        Set<Route> fit = new LinkedHashSet<>(allowed);
        fit.removeIf(route -> route.from().equals(route.to())); // nobody hears themselves
        routes = fit;
        rewire();
    }

    /** Extends the lease; one that arrives late shortens nothing, and one that comes after the end is a new one. */
    public void lease(long nowNanos, long untilNanos) {
        if (leased && nowNanos >= leaseUntil) lapse();
        if (untilNanos <= leaseUntil && leased) return;
        if (untilNanos <= nowNanos) return;
        leaseUntil = untilNanos;
        leased = true;
    }

    /** No route, no lease, no clip, nothing kept. */
    public void cut() {
        routes = Set.of();
        leased = false;
        leaseUntil = Long.MIN_VALUE;
        for (ClipPlayer clip : List.copyOf(clips)) clip.stop();
        clips.clear();
        rewire();
    }

    private boolean mayFlow(long nowNanos) {
        if (leased && nowNanos >= leaseUntil) lapse();
        return leased;
    }

    private void lapse() {
        leased = false;
        for (Leg leg : legs.values()) {
            for (DownSlot slot : leg.down.values()) if (slot.clip == null) slot.detach();
        }
        news.leaseLapsed();
    }

    private void rewire() {
        for (Leg leg : legs.values()) {
            for (UpSlot slot : leg.up.values()) {
                List<DownSlot> listeners = new ArrayList<>();
                for (Route route : routes) {
                    if (!route.from().equals(leg.seat()) || !route.upSlot().equals(slot.name)) continue;
                    for (Leg other : legs.values()) {
                        DownSlot down = other.seat().equals(route.to()) ? other.down.get(route.downSlot()) : null;
                        if (down != null && down.line.kind() == slot.line.kind()) listeners.add(down);
                    }
                }
                slot.listeners = listeners.toArray(UpSlot.NOBODY);
            }
        }
        for (Leg leg : legs.values()) leg.down.values().forEach(Room::emptyIfUnheard);
    }

    private static void emptyIfUnheard(DownSlot slot) {
        if (!(slot.source() instanceof UpSource source)) return;
        for (DownSlot heard : source.slot.listeners) {
            if (heard == slot && source.slot.leg.state != Leg.State.CLOSED) return;
        }
        slot.detach();
    }

    // ---- what arrives ----

    /** A datagram that looks like STUN. The answer to a check goes into the queue; io learns new paths from the result. */
    public IceLite.Result receiveStun(long nowNanos, Leg leg, Path path, byte[] bytes, int from, int length) {
        IceLite.Result result = leg.ice().receive(nowNanos, path, bytes, from, length);
        byte[] response = result.response();
        if (response != null) {
            OutQueue.Outgoing place = out.next();
            if (place == null) {
                counts.drop(Drop.OUT_QUEUE_FULL);
            } else {
                System.arraycopy(response, 0, place.bytes, 0, response.length);
                out.commit(place, path, response.length);
            }
        }
        if (result.verdict() == IceLite.Verdict.ANSWERED || result.verdict() == IceLite.Verdict.FOUND)
            heard(nowNanos, leg);
        if (result.verdict() == IceLite.Verdict.MALFORMED) counts.drop(Drop.MALFORMED_STUN);
        if (result.verdict() == IceLite.Verdict.FORGED) counts.drop(Drop.FORGED_STUN);
        if (result.verdict() == IceLite.Verdict.REPEATED) counts.drop(Drop.REPEATED_STUN);
        return result;
    }

    /** A datagram that looks like SRTP or SRTCP, from one of the leg's paths; decrypted in place. */
    public void receive(long nowNanos, Leg leg, int socket, InetSocketAddress remote, byte[] b, int from, int n) {
        SrtpSession srtp = leg.srtp;
        if (srtp == null || leg.state == Leg.State.CLOSED) {
            counts.drop(Drop.NO_KEYS);
            return;
        }
        boolean control = RtpPacket.isRtcp(b, from, n);
        int length = control ? srtp.unprotectRtcp(b, from, n) : srtp.unprotect(b, from, n);
        if (length < 0) {
            counts.drop(
                    length == SrtpSession.FORGED
                            ? Drop.FORGED_SRTP
                            : length == SrtpSession.REPLAYED ? Drop.REPLAYED_SRTP : Drop.UNUSABLE_SRTP);
            return;
        }
        leg.heard(control ? RtpPacket.peekReporter(b, from) : RtpPacket.peekSsrc(b, from));
        if (!leg.ice().mediaFrom(nowNanos, socket, remote)) askWhere(nowNanos, leg, new Path(socket, remote));
        heard(nowNanos, leg);
        if (!leg.pace.takes(nowNanos)) {
            counts.drop(Drop.TOO_FAST);
        } else if (control) {
            if (!RtcpReader.read(b, from, length, feedback.from(nowNanos, leg))) counts.drop(Drop.MALFORMED_RTCP);
            feedback.done();
        } else if (packet.read(b, from, length)) {
            media(nowNanos, leg);
        } else {
            counts.drop(Drop.MALFORMED_RTP);
        }
    }

    /** Its media comes from where no check has come from: a NAT has moved it, or somebody else is quicker than it is. */
    private void askWhere(long nowNanos, Leg leg, Path path) {
        byte[] question = leg.ice().ask(nowNanos, path, chance);
        OutQueue.Outgoing place = question == null ? null : out.next();
        if (question == null || place == null) return;
        System.arraycopy(question, 0, place.bytes, 0, question.length);
        out.commit(place, path, question.length);
    }

    /** One RTP packet from a leg of this process: as if it had come over the wire and been authenticated. */
    public void receiveHere(long nowNanos, Leg leg, byte[] b, int length) {
        if (leg.state == Leg.State.CLOSED) {
            counts.drop(Drop.LEG_CLOSED);
            return;
        }
        heard(nowNanos, leg);
        if (packet.read(b, 0, length)) media(nowNanos, leg);
        else counts.drop(Drop.MALFORMED_RTP);
    }

    /** A leg of this process shows that its driver is there. */
    public void aliveHere(long nowNanos, Leg leg) {
        if (leg.state != Leg.State.CLOSED) heard(nowNanos, leg);
    }

    /** A leg of this process wants a picture that can be decoded without those before it. */
    public void wantPicture(long nowNanos, Leg leg, String downSlot) {
        DownSlot slot = leg.down.get(downSlot);
        if (slot != null && slot.source() instanceof UpSource source && leg.state != Leg.State.CLOSED) {
            source.wantPicture();
            ask(nowNanos, source);
        }
    }

    private void heard(long nowNanos, Leg leg) {
        leg.heardAt = nowNanos;
        if (leg.silent) {
            leg.silent = false;
            news.legHeard(leg.seat(), leg.id());
        }
        if (leg.state != Leg.State.LOST) return;
        leg.state = Leg.State.CONNECTED;
        news.legConnected(leg.seat(), leg.id(), true);
    }

    private void media(long nowNanos, Leg leg) {
        TransportArrivals arrivals = leg.arrivals;
        if (arrivals != null) arrivals.came(nowNanos, packet);
        UpSource source = leg.source(packet);
        if (source == null) {
            counts.drop(Drop.UNKNOWN_SOURCE);
            return;
        }
        Codec codec = source.codec(packet.payloadType());
        if (codec == null) {
            counts.drop(Drop.UNKNOWN_PAYLOAD_TYPE);
            return;
        }
        counts.packetIn();
        leg.packetsIn++;
        long extended = source.stats.receive(nowNanos, packet.sequence(), packet.timestamp());
        UpSlot slot = source.slot;
        if (!slot.started) {
            slot.started = true;
            news.slotStarted(leg.seat(), slot.name);
        }
        if (!speaks(slot)) {
            counts.drop(Drop.SUPERSEDED);
        } else if (!mayFlow(nowNanos)) {
            source.missing.clear();
            counts.drop(Drop.NO_LEASE);
        } else if (slot.listeners.length == 0) {
            source.missing.clear();
            counts.drop(Drop.NO_ROUTE);
        } else {
            spread(nowNanos, source, codec, extended);
        }
    }

    /** Of several legs of one seat that send the same slot, the newest is heard. */
    private boolean speaks(UpSlot slot) {
        UpSlot now = slot.speaker.now;
        if (now == slot) return true;
        if (now != null && now.leg.order > slot.leg.order && now.leg.connected()) return false;
        slot.speaker.now = slot;
        return true;
    }

    private void spread(long nowNanos, UpSource source, Codec codec, long extended) {
        boolean video = source.isVideo();
        boolean decodable = true;
        if (video) {
            source.missing.receive(nowNanos, extended);
            decodable = startsPicture(codec);
            if (decodable) source.pictureCame();
            if (source.missing.tookLoss()) source.wantPicture();
        }
        int level = packet.audioLevel(source.slot.line.audioLevelExtension());
        for (DownSlot slot : source.slot.listeners) {
            Drop reason = delivery.forward(nowNanos, slot, source, codec, extended, decodable, level);
            if (reason == null) continue;
            counts.drop(reason);
            if (reason == Drop.AWAITING_KEY_FRAME) source.wantPicture();
        }
        if (video) ask(nowNanos, source);
    }

    private boolean startsPicture(Codec codec) {
        int from = packet.payloadFrom();
        int length = packet.payloadLength();
        if (codec == Codec.VP8) return vp8.read(packet.bytes(), from, length) && vp8.keyFrameStart();
        return H264Payload.keyFrameStart(packet.bytes(), from, length);
    }

    /** Feedback toward a camera: what is missing, and whether a whole picture is wanted. */
    void ask(long nowNanos, UpSource source) {
        boolean picture = source.askForPicture(nowNanos);
        if (picture || source.missing.any()) reporter.ask(nowNanos, source, picture);
    }

    /** A packet of a video slot is wanted again. */
    void resend(long nowNanos, DownSlot slot, int sequence) {
        if (mayFlow(nowNanos)) delivery.resend(nowNanos, slot, sequence);
    }

    // ---- the house speaks ----

    /** Plays a clip, whatever routes and lease say; {@code finished} runs when it is over or was cut. */
    public void play(long nowNanos, SeatId to, String downSlot, Clip clip, Runnable finished) {
        List<DownSlot> slots = new ArrayList<>();
        for (Leg leg : legs.values()) {
            DownSlot slot = leg.seat().equals(to) ? leg.down.get(downSlot) : null;
            if (slot != null && slot.line.payloadTypes().containsKey(Codec.OPUS)) slots.add(slot);
        }
        if (slots.isEmpty() || clip.frames20ms().isEmpty()) {
            finished.run();
            return;
        }
        clips.add(new ClipPlayer(nowNanos, clip, slots, finished));
        clips.removeIf(ClipPlayer::isOver);
        tickAt = Math.min(tickAt, nowNanos);
    }

    /** Ends this clip, and no other, where it is playing. */
    public void hush(SeatId to, String downSlot, Clip clip) {
        for (ClipPlayer player : List.copyOf(clips)) if (player.plays(clip, to, downSlot)) player.stop();
        clips.removeIf(ClipPlayer::isOver);
    }

    // ---- time ----

    /** Everything that happens because time has passed. */
    public void tick(long nowNanos) {
        tickAt = nowNanos + TICK_NANOS;
        if (leased && nowNanos >= leaseUntil) lapse();
        if (!clips.isEmpty()) tickClips(nowNanos);
        List<Leg> now = present; // by number: an iterator for every tick of every room is garbage that never ends
        for (int i = 0; i < now.size(); i++) tick(nowNanos, now.get(i));
    }

    private void tickClips(long nowNanos) {
        for (ClipPlayer clip : List.copyOf(clips)) {
            clip.tick(
                    nowNanos,
                    (slot, extended, timestamp, frame, level) ->
                            delivery.clipFrame(nowNanos, slot, extended, timestamp, frame, level));
        }
        clips.removeIf(ClipPlayer::isOver);
    }

    private void tick(long nowNanos, Leg leg) {
        age(nowNanos, leg);
        if (!leg.connected()) return;
        for (UpSource source : leg.sources.values()) if (source.isVideo()) ask(nowNanos, source);
        reporter.transport(nowNanos, leg);
        if (leg.boundFell) reporter.bound(leg);
        if (leg.ear == null && nowNanos >= leg.reportAt) {
            leg.reportAt = nowNanos + REPORT_NANOS;
            leg.takes.second(nowNanos, worstLoss(leg));
            reporter.report(nowNanos, leg);
        }
    }

    private static double worstLoss(Leg leg) {
        double worst = 0;
        for (DownSlot slot : leg.down.values()) worst = Math.max(worst, slot.lossToPeer);
        return worst;
    }

    private void age(long nowNanos, Leg leg) {
        long silent = nowNanos - leg.heardAt;
        if (leg.state == Leg.State.CONNECTED && silent > SILENT_NANOS && !leg.silent) {
            leg.silent = true;
            news.legSilent(leg.seat(), leg.id(), leg.heardAt);
        }
        if (leg.state == Leg.State.WAITING && nowNanos - leg.bornAt > settings.connectNanos()) {
            leave(leg);
        } else if (leg.state == Leg.State.CONNECTED && silent > settings.freshnessNanos()) {
            leg.state = Leg.State.LOST;
            news.legLost(leg.seat(), leg.id());
        } else if (leg.state == Leg.State.LOST && silent > settings.forgetNanos()) {
            leave(leg);
        }
    }

    /** When {@link #tick} should next be called, at the latest. */
    public long nextTick() {
        long next = tickAt;
        if (leased) next = Math.min(next, leaseUntil);
        if (clips.isEmpty()) return next;
        for (ClipPlayer clip : clips) next = Math.min(next, clip.nextAt());
        return next;
    }

    // ---- numbers ----

    public Counts counts() {
        return counts;
    }

    public RoomReport report() {
        List<RoomReport.LegReport> each = new ArrayList<>();
        for (Leg leg : legs.values()) {
            double roundTripMs = -1;
            double loss = 0;
            for (DownSlot slot : leg.down.values()) {
                roundTripMs = Math.max(roundTripMs, slot.roundTripMs);
                loss = Math.max(loss, slot.lossToPeer);
            }
            each.add(new RoomReport.LegReport(
                    leg.id(), leg.seat(), leg.connected(), leg.packetsIn, leg.packetsOut, roundTripMs, loss));
        }
        return new RoomReport(counts.packetsIn(), counts.packetsOut(), counts.drops(), each);
    }

    long ntp(long nowNanos) {
        return reporter.ntp(nowNanos);
    }
}
