package org.souffleur.journey.fuzz;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.IceCredentials;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.Path;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.io.DtlsUnderFire;
import org.souffleur.media.room.RoomUnderFire;
import org.souffleur.media.rtp.H264Payload;
import org.souffleur.media.rtp.OnRtcp;
import org.souffleur.media.rtp.RtcpReader;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.rtp.Vp8Descriptor;
import org.souffleur.media.sdp.Here;
import org.souffleur.media.sdp.IceFragment;
import org.souffleur.media.sdp.Negotiated;
import org.souffleur.media.sdp.Negotiation;
import org.souffleur.media.sdp.OfferParser;
import org.souffleur.media.sdp.OfferReading;
import org.souffleur.media.srtp.SrtpProfile;
import org.souffleur.media.srtp.SrtpSession;
import org.souffleur.web.LineUnderFire;

/** Everything of ours that reads bytes from outside. */
final class Targets {
    /** What a datagram may cost a reader, whatever is in it: the reader itself, a view, a few small objects. */
    private static final long A_DATAGRAM = 16_384;

    private static final long A_TEXT = 512 * 1024;
    private static final List<String> NOTHING = List.of();
    private static final IceCredentials OURS = new IceCredentials("evtj", "VOkJxbRl1RmTxUk/WvJxBt"); // RFC 5769 §2.1
    private static final Path PATH = new Path(0, new InetSocketAddress("192.0.2.1", 4711));
    private static final Here HERE =
            new Here(List.of(new InetSocketAddress("192.0.2.7", 7000)), "AA" + ":00".repeat(31));
    private static final List<String> SDP_WORDS = List.of(
            "\r\n",
            "a=",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n",
            "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
            "a=mid:0\r\n",
            "a=sendrecv\r\n",
            "a=recvonly\r\n",
            "a=label:voice\r\n",
            "a=rtpmap:96 VP8/90000\r\n",
            "a=rtpmap:97 H264/90000\r\na=fmtp:97 packetization-mode=1;profile-level-id=42e01f\r\n",
            "a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\r\n",
            "a=ssrc:4294967295 cname:x\r\n",
            "a=group:BUNDLE 0 1 2\r\n",
            "a=rtcp-fb:* nack\r\n",
            "4294967296",
            "-1",
            " ",
            ":",
            "/",
            "\u0000");
    private static final List<String> JSON_WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "1e400",
            "-1",
            "\\u0000",
            "\"type\":\"cue\"",
            "{\"cue\":");

    private Targets() {}

    static List<Target> all() {
        return List.of(
                new Target("stun", Targets::stun, NOTHING, 20_000, A_DATAGRAM),
                new Target("rtp", Targets::rtp, NOTHING, 40_000, A_DATAGRAM),
                new Target("rtcp", Targets::rtcp, NOTHING, 40_000, A_DATAGRAM),
                new Target("vp8", Targets::vp8, NOTHING, 40_000, A_DATAGRAM),
                new Target("h264", Targets::h264, NOTHING, 40_000, A_DATAGRAM),
                new Target("srtp", Targets::srtp, NOTHING, 1_000, 128 * 1024), // four sessions' keys
                new Target("offer", Targets::offer, SDP_WORDS, 1_200, A_TEXT),
                new Target("fragment", Targets::fragment, SDP_WORDS, 10_000, A_TEXT),
                new Target(
                        "dtls",
                        DtlsUnderFire::read,
                        NOTHING,
                        250,
                        20 << 20), // BouncyCastle reads a certificate into 16 MiB, if told so
                new Target("line", LineUnderFire::read, JSON_WORDS, 4_000, A_TEXT),
                new Target("room", RoomUnderFire::read, NOTHING, 400, 8 << 20)); // an evening with its keys
    }

    /** A STUN message by itself, and as a check of a leg whose password it may know. */
    private static String stun(byte[] input) {
        StunMessage message = StunMessage.parse(input, 0, input.length);
        String kind = "none";
        if (message != null) {
            message.transactionId(new byte[12], 0);
            kind = message.type() + " " + (message.localUfrag() == null) + message.useCandidate() + message.errorCode()
                    + (message.mappedAddress() == null) + message.fingerprintHolds();
        }
        IceLite.Result result = new IceLite(OURS, "h6vY", null).receive(0, PATH, input, 0, input.length);
        byte[] response = result.response();
        // RFC 8489 §18: nobody gets more bytes for theirs, where the check did not authenticate none at all.
        if (response != null && response.length > Math.max(80, input.length))
            throw new IllegalStateException("it amplifies");
        return kind + result.verdict();
    }

    private static String rtp(byte[] input) {
        RtpPacket packet = new RtpPacket();
        if (!packet.read(input, 0, input.length)) return "none";
        for (int id = 0; id < 16; id++) {
            packet.mid(id);
            packet.audioLevel(id);
            packet.absSendTime(id);
            packet.transportSequence(id);
        }
        if (packet.payloadFrom() < 12
                || packet.payloadFrom() + packet.payloadLength() > input.length
                || packet.payloadLength() < 0) {
            throw new IllegalStateException("a payload outside the packet");
        }
        return packet.payloadType() + " " + (packet.mid(1) != null) + packet.audioLevel(2) / 16 + packet.marker();
    }

    private static String rtcp(byte[] input) {
        AtomicInteger told = new AtomicInteger();
        boolean whole = RtcpReader.read(input, 0, input.length, new OnRtcp() {
            @Override
            public void nack(int mediaSsrc, int sequence) {
                told.incrementAndGet();
            }

            @Override
            public void bye(int ssrc) {
                told.incrementAndGet();
            }

            @Override
            public void receiverEstimate(long bitsPerSecond) {
                if (bitsPerSecond < 0) throw new IllegalStateException("a negative estimate");
                told.addAndGet(1_000);
            }
        });
        if (told.get() > 5_000 + 130 * input.length) throw new IllegalStateException("told " + told);
        return whole + " " + Math.min(64, told.get());
    }

    private static String vp8(byte[] input) {
        Vp8Descriptor vp8 = new Vp8Descriptor();
        if (!vp8.read(input, 0, input.length)) return "none";
        String kind = vp8.keyFrameStart() + " " + vp8.hasPictureId() + vp8.hasTl0() + vp8.pictureIdMask();
        if (vp8.hasPictureId()) vp8.pictureId();
        if (vp8.hasTl0()) vp8.tl0();
        vp8.rewrite(input, 0, 0x1234, 0x56);
        return kind;
    }

    private static String h264(byte[] input) {
        return H264Payload.keyFrameStart(input, 0, input.length) + " " + (input.length == 0 ? -1 : input[0] & 0x1f);
    }

    /** Both profiles, as RTP and as RTCP, at an odd place of a larger array. */
    private static String srtp(byte[] input) {
        StringBuilder kind = new StringBuilder();
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpSession session = new SrtpSession(profile, new byte[profile.materialLength()], true);
            byte[] bytes = new byte[input.length + 64];
            System.arraycopy(input, 0, bytes, 5, input.length);
            kind.append(Math.min(1, session.unprotect(bytes, 5, input.length)));
            System.arraycopy(input, 0, bytes, 5, input.length);
            kind.append(Math.min(1, session.unprotectRtcp(bytes, 5, input.length)));
            kind.append(Math.min(1, session.unprotectRtcp(bytes, 5, input.length)));
        }
        return kind.toString();
    }

    /** Read, settled against a plan that has all there is, and answered. */
    private static String offer(byte[] input) {
        SeatPlan plan = new SeatPlan(
                List.of(Slot.audio("mic"), Slot.video("camera"), Slot.audio("voice")),
                List.of(Slot.audio("voice"), Slot.audio("whisper"), Slot.video("camera1")));
        SplittableRandom ssrcs = new SplittableRandom(1);
        return OfferParser.parse(new String(input, StandardCharsets.UTF_8))
                .fold(
                        (OfferReading.Read read) -> Negotiation.answer(
                                        read.offer(),
                                        plan,
                                        HERE,
                                        "ufrag",
                                        "a-password-of-22-chars",
                                        "tag",
                                        ssrcs::nextInt)
                                .fold(
                                        (Negotiated.Agreed agreed) -> "agreed "
                                                + agreed.agreement().lines().size(),
                                        (Negotiated.Refused refused) ->
                                                refused.detail().replaceAll("[0-9]+|'.*'", "")),
                        (OfferReading.Unreadable unreadable) ->
                                unreadable.detail().replaceAll("[0-9]+", ""));
    }

    private static String fragment(byte[] input) {
        IceFragment fragment = IceFragment.parse(new String(input, StandardCharsets.UTF_8));
        return fragment == null
                ? "none"
                : (fragment.ufrag() == null) + " " + (fragment.mid() == null)
                        + Arrays.hashCode(new boolean[] {fragment.pwd() == null});
    }
}
