package org.souffleur.media.peer;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.IceCredentials;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.ice.StunWriter;
import org.souffleur.media.rtp.RtcpWriter;
import org.souffleur.media.rtp.RtpWriter;
import org.souffleur.media.sdp.Agreement;
import org.souffleur.media.sdp.Here;
import org.souffleur.media.sdp.Negotiated;
import org.souffleur.media.sdp.Negotiation;
import org.souffleur.media.sdp.Offer;
import org.souffleur.media.sdp.OfferParser;
import org.souffleur.media.sdp.OfferReading;
import org.souffleur.media.srtp.SrtpProfile;
import org.souffleur.media.srtp.SrtpSession;

/**
 * The far end of one leg without a network: its agreement, its keys and its own numbers, all by one seed. It makes and
 * opens bytes; who carries them, when, and whether at all, is its owner's business.
 */
public final class RoomPeer {
    private static final String UFRAG = "theirs";
    private static final String PWD = "a-password-that-is-long-enough";
    private static final String FINGERPRINT = "AB" + ":CD".repeat(31);
    private static final int TRAILER = 64;

    /** Offers that were read before: thousands of evenings have a few hundred between them. */
    private static final Map<String, Offer> READ = new ConcurrentHashMap<>();

    public final Agreement agreement;

    /** What it receives: our SSRC, and the slot's name. */
    public final Map<Integer, String> downs = new LinkedHashMap<>();

    private final Random random;
    private final Map<String, Up> ups = new LinkedHashMap<>();
    private final Map<Integer, String> upBySsrc = new LinkedHashMap<>();
    private final SrtpSession srtp;
    private final SrtpSession roomsSide;
    private IceCredentials credentials;

    public RoomPeer(SeatPlan plan, List<PeerLine> lines, IceCredentials credentials, Random random) {
        this.random = random;
        this.credentials = credentials;
        agreement = agree(plan, lines);
        for (int i = 0; i < lines.size(); i++) {
            PeerLine line = lines.get(i);
            if (line.sends()) ups.put(line.slot(), new Up(line, PeerOffer.mid(i)));
        }
        for (Agreement.Line line : agreement.lines()) if (line.down() != null) downs.put(line.ssrc(), line.down());
        byte[] material = new byte[SrtpProfile.AEAD_AES_128_GCM.materialLength()];
        random.nextBytes(material);
        srtp = new SrtpSession(SrtpProfile.AEAD_AES_128_GCM, material.clone(), false);
        roomsSide = new SrtpSession(SrtpProfile.AEAD_AES_128_GCM, material, true);
    }

    private Agreement agree(SeatPlan plan, List<PeerLine> lines) {
        String offer = PeerOffer.text(lines, UFRAG, PWD, FINGERPRINT);
        Here here = new Here(List.of(new InetSocketAddress("10.0.0.9", 7000)), FINGERPRINT);
        Offer read = READ.computeIfAbsent(offer, RoomPeer::read);
        return Negotiation.answer(read, plan, here, credentials.ufrag(), credentials.pwd(), "tag", random::nextInt)
                .fold(Negotiated.Agreed::agreement, refused -> {
                    throw new AssertionError(refused.detail());
                });
    }

    private static Offer read(String offer) {
        return OfferParser.parse(offer).fold(OfferReading.Read::offer, unreadable -> {
            throw new AssertionError(unreadable.detail());
        });
    }

    /** The room's ICE for this leg. */
    public IceLite ice() {
        return new IceLite(credentials, UFRAG, PWD);
    }

    /** The room's keys for this leg, as a handshake would have given them. */
    public SrtpSession roomsSide() {
        return roomsSide;
    }

    /** From here on its checks carry these. */
    public void restarted(IceCredentials fresh) {
        credentials = fresh;
    }

    public String ufrag() {
        return UFRAG;
    }

    /** A connectivity check under its credentials of now. */
    public byte[] check(boolean nominates) {
        byte[] transaction = new byte[12];
        random.nextBytes(transaction);
        StunWriter check = new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username(credentials.ufrag() + ":" + UFRAG)
                .controlling(1);
        return (nominates ? check.useCandidate() : check).finish(credentials.pwd());
    }

    /** Its answer to a check of the room's, or to anybody's who knows its password. */
    public byte[] answer(byte[] check) {
        StunMessage asked = StunMessage.parse(check, 0, check.length);
        if (asked == null || !asked.integrityHolds(PWD.getBytes(StandardCharsets.UTF_8)))
            throw new IllegalArgumentException("not asked by the room");
        byte[] transaction = new byte[12];
        asked.transactionId(transaction, 0);
        return new StunWriter(StunMessage.BINDING_SUCCESS, transaction).finish(PWD);
    }

    /** The next packet of this slot, not yet protected. */
    public byte[] rtp(long nowNanos, String slot, byte[] payload) {
        return up(slot).packet(nowNanos, payload);
    }

    /** The slot goes on under another SSRC with other numbers, as when a page replaces its track by another sender's. */
    public void replaceTrack(String slot) {
        up(slot).begin();
    }

    public int upSsrc(String slot) {
        return up(slot).ssrc;
    }

    /** The slot that it sends, or has sent, under this SSRC; null for one that is not its own. */
    public @Nullable String up(int ssrc) {
        return upBySsrc.get(ssrc);
    }

    private Up up(String slot) {
        Up up = ups.get(slot);
        if (up == null) throw new IllegalArgumentException("it does not send " + slot);
        return up;
    }

    public int ssrc(String downSlot) {
        for (Map.Entry<Integer, String> down : downs.entrySet()) {
            if (down.getValue().equals(downSlot)) return down.getKey();
        }
        throw new IllegalArgumentException("it does not receive " + downSlot);
    }

    public byte[] protect(byte[] rtp) {
        byte[] bytes = Arrays.copyOf(rtp, rtp.length + TRAILER);
        return Arrays.copyOf(bytes, srtp.protect(bytes, 0, rtp.length));
    }

    public byte[] protect(RtcpWriter writer) {
        return protectControl(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    public byte[] protectControl(byte[] rtcp) {
        byte[] bytes = Arrays.copyOf(rtcp, rtcp.length + TRAILER);
        return Arrays.copyOf(bytes, srtp.protectRtcp(bytes, 0, rtcp.length));
    }

    /** Opens RTP in place; as {@link SrtpSession#unprotect}. */
    public int open(byte[] bytes, int length) {
        return srtp.unprotect(bytes, 0, length);
    }

    /** Opens RTCP in place. */
    public int openControl(byte[] bytes, int length) {
        return srtp.unprotectRtcp(bytes, 0, length);
    }

    private final class Up {
        private final PeerLine line;
        private final RtpWriter writer;
        private int ssrc;
        private int sequence;
        private int timestamp;

        private Up(PeerLine line, String mid) {
            this.line = line;
            this.writer = new RtpWriter(PeerOffer.MID_EXTENSION, mid, 0, 0);
            begin();
        }

        private void begin() {
            ssrc = random.nextInt();
            sequence = random.nextInt(0x7fff);
            timestamp = random.nextInt();
            upBySsrc.put(ssrc, line.slot());
        }

        private byte[] packet(long nowNanos, byte[] payload) {
            boolean video = line.kind() == Slot.Kind.VIDEO;
            timestamp += video ? 3000 : 960;
            byte[] bytes = new byte[RtpWriter.MAX_HEADER + payload.length];
            int number = sequence++ & 0xffff;
            int at = writer.header(bytes, 0, video, line.payloadType(), number, timestamp, ssrc, -1, nowNanos);
            System.arraycopy(payload, 0, bytes, at, payload.length);
            return Arrays.copyOf(bytes, at + payload.length);
        }
    }
}
