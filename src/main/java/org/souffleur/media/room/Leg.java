package org.souffleur.media.room;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.LegId;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.SeatId;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.Path;
import org.souffleur.media.rtp.BySsrc;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.sdp.Agreement;
import org.souffleur.media.sdp.Codec;
import org.souffleur.media.srtp.SrtpSession;

/**
 * One peer connection, or one end inside this process: its paths and keys or its ear, what it sends and what it is sent.
 */
public final class Leg {
    /** Twelve m-lines at most, and tracks that are replaced come with new SSRCs. */
    private static final int MAX_SOURCES = 32;

    /** Where a leg stands. */
    enum State {
        /** No keys yet. */
        WAITING,
        CONNECTED,
        /** Silent for too long; nothing is sent to it, and it may return. */
        LOST,
        CLOSED
    }

    private final LegId id;
    private final SeatId seat;
    private final @Nullable IceLite ice;

    /** The CNAME of our streams (RFC 7022): random, and says nothing about anybody. */
    final String tag;

    /** Who hears, where the leg lives in this process; it has no paths and no keys then. */
    final @Nullable OnLocalLeg ear;

    final long bornAt;

    /** Later legs of a room have higher numbers. */
    final int order;

    final Map<String, UpSlot> up = new LinkedHashMap<>();
    final Map<String, DownSlot> down = new LinkedHashMap<>();
    final BySsrc<UpSource> sources = new BySsrc<>();

    /** Who has been authenticated as a sender of media or of reports: by these a leg is known wherever it sends from. */
    private final BySsrc<Boolean> voices = new BySsrc<>();

    private final Map<Integer, UpSlot> announced = new HashMap<>();
    final Map<Integer, DownSlot> downBySsrc = new HashMap<>();

    /** The transport-wide numbers of what it sends; null where that was not agreed. */
    final @Nullable TransportArrivals arrivals;

    /** Who our reports to this leg come from. */
    final int controlSsrc;

    /** Behind authentication: before it, a forger of the peer's address could use it up. */
    final Pace pace = new Pace();

    State state = State.WAITING;

    @Nullable
    SrtpSession srtp;

    long heardAt;

    /** Whether it has been told that nothing has come for a while. */
    boolean silent;

    private int latestVoice;

    long reportAt;

    /** What its network carries to it, as far as it says so. */
    final Takes takes;

    /** Whether what its cameras may send has become less, and it has not heard of it yet. */
    boolean boundFell;

    long packetsIn;
    long packetsOut;

    Leg(
            LegId id,
            SeatId seat,
            List<Agreement.Line> lines,
            String tag,
            @Nullable IceLite ice,
            @Nullable OnLocalLeg ear,
            long nowNanos,
            int order,
            int cameraBitsPerSecond,
            IntSupplier chance,
            Function<String, UpSlot.Speaker> speakers) {
        this.id = id;
        this.seat = seat;
        this.tag = tag;
        this.ice = ice;
        this.ear = ear;
        this.bornAt = nowNanos;
        this.heardAt = nowNanos;
        this.order = order;
        this.takes = new Takes(cameraBitsPerSecond);
        for (Agreement.Line line : lines) {
            String upName = line.up();
            if (upName != null) {
                UpSlot slot = new UpSlot(this, upName, line, speakers.apply(upName));
                up.put(upName, slot);
                for (int ssrc : line.remoteSsrcs()) announced.putIfAbsent(ssrc, slot);
            }
            String downName = line.down();
            if (downName != null) {
                DownSlot slot = new DownSlot(this, downName, line, chance.getAsInt(), chance.getAsInt());
                down.put(downName, slot);
                downBySsrc.put(slot.ssrc, slot);
            }
        }
        int transport = lines.stream()
                .mapToInt(Agreement.Line::transportExtension)
                .max()
                .orElse(0);
        arrivals = transport == 0 ? null : new TransportArrivals(transport);
        controlSsrc = downBySsrc.isEmpty()
                ? chance.getAsInt()
                : down.values().iterator().next().ssrc;
    }

    public LegId id() {
        return id;
    }

    public SeatId seat() {
        return seat;
    }

    /** @throws IllegalStateException for a leg of this process, which nobody checks */
    public IceLite ice() {
        IceLite agent = ice;
        if (agent == null) throw new IllegalStateException("a leg of this process has no ICE");
        return agent;
    }

    /** Where its packets go; null before a path is proven, and for a leg of this process. */
    @Nullable
    Path path() {
        return ice == null ? null : ice.chosen();
    }

    /** Notes who sent an authenticated packet. */
    void heard(int ssrc) {
        if (voices.get(ssrc) != null || voices.size() == MAX_SOURCES) return;
        voices.put(ssrc, true);
        latestVoice = ssrc;
    }

    /** How many SSRCs this leg is known by; it only ever grows. */
    public int voices() {
        return voices.size();
    }

    /** The SSRC by which it has become known last, once there is one. */
    public int latestVoice() {
        return latestVoice;
    }

    boolean connected() {
        return state == State.CONNECTED;
    }

    /**
     * The source that a packet belongs to: known by its SSRC, else by its MID, else by the offer's a=ssrc, else by its
     * payload type where only one m-line has it (RFC 8843 §9.2). Null where no m-line claims it.
     */
    @Nullable
    UpSource source(RtpPacket packet) {
        int ssrc = packet.ssrc();
        UpSource known = sources.get(ssrc);
        if (known != null) return known;
        if (sources.size() >= MAX_SOURCES) return null;
        UpSlot slot = claim(packet);
        Codec codec = slot == null ? null : slot.line.codec(packet.payloadType());
        if (slot == null || codec == null) return null;
        UpSource source = new UpSource(slot, ssrc, codec.clockRate);
        sources.put(ssrc, source);
        return source;
    }

    private @Nullable UpSlot claim(RtpPacket packet) {
        for (UpSlot slot : up.values()) {
            String mid = packet.mid(slot.line.midExtension());
            if (mid != null && mid.equals(slot.line.mid())) return slot;
        }
        UpSlot told = announced.get(packet.ssrc());
        if (told != null) return told;
        UpSlot only = null;
        for (UpSlot slot : up.values()) {
            if (slot.line.codec(packet.payloadType()) == null) continue;
            if (only != null) return null;
            only = slot;
        }
        return only;
    }
}
