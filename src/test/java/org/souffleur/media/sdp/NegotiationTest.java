package org.souffleur.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.souffleur.media.LegOutcome.Reason;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.PeerOffer;

class NegotiationTest {
    private static final String FINGERPRINT = "AB" + ":CD".repeat(31);
    private static final String PWD = "a-password-that-is-long-enough";
    private static final SeatPlan SURROGATE = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")),
            List.of(Slot.audio("voice"), Slot.audio("whisper"), Slot.audio("music")));
    private static final Here HERE = new Here(
            List.of(new InetSocketAddress("192.0.2.7", 7000), new InetSocketAddress("2001:db8::7", 7000)), FINGERPRINT);

    private static String offer(PeerLine... lines) {
        return PeerOffer.text(List.of(lines), "theirs", PWD, FINGERPRINT);
    }

    private static Negotiated settle(String sdp) {
        AtomicInteger ssrc = new AtomicInteger(1000);
        return OfferParser.parse(sdp)
                .fold(
                        read -> Negotiation.answer(
                                read.offer(), SURROGATE, HERE, "ours", "our-password", "tag", ssrc::incrementAndGet),
                        unreadable -> new Negotiated.Refused(Reason.MALFORMED, unreadable.detail()));
    }

    private static Agreement agreed(String sdp) {
        return settle(sdp).fold(Negotiated.Agreed::agreement, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static String refused(String sdp) {
        return settle(sdp).fold(agreed -> "agreed", refused -> refused.reason() + ": " + refused.detail());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NegotiationTest.class.getResourceAsStream("/golden/sdp/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace("\n", "\r\n");
        }
    }

    @Test
    void aBrowsersOfferIsAnsweredLineByLine() throws IOException {
        assertThat(agreed(resource("chromium-offer.sdp")).answerSdp()).isEqualTo(resource("chromium-answer.sdp"));
    }

    @Test
    void labelsChooseSlotsAndUnnamedLinesTakeWhatIsLeftInThePlansOrder() {
        Agreement agreement = agreed(offer(
                PeerLine.receives("first", AUDIO).unlabelled(),
                PeerLine.receives("voice", AUDIO),
                PeerLine.sends("second", VIDEO).unlabelled()));
        assertThat(agreement.lines()).extracting(Agreement.Line::down).containsExactly("whisper", "voice", null);
        assertThat(agreement.lines()).extracting(Agreement.Line::up).containsExactly(null, null, "camera");
    }

    @Test
    void anySubsetOfThePlanIsAValidOffer() {
        assertThat(agreed(offer(PeerLine.receives("music", AUDIO))).lines()).hasSize(1);
    }

    @Test
    void whatTheSeatMayNotHaveIsRefusedAndNamed() {
        assertThat(refused(offer(PeerLine.sends("voice", AUDIO))))
                .isEqualTo("NO_SUCH_SLOT: m-line 1: this seat may not send 'voice'.");
        assertThat(refused(offer(
                        PeerLine.sends("mic", AUDIO), PeerLine.sends("x", AUDIO).unlabelled())))
                .isEqualTo("NO_SUCH_SLOT: m-line 2: this seat may not send another audio line.");
        assertThat(refused(offer(PeerLine.receives("camera1", VIDEO))))
                .isEqualTo("NO_SUCH_SLOT: m-line 1: this seat may not receive 'camera1'.");
        assertThat(refused(offer(PeerLine.sends("camera", AUDIO)))).startsWith("NO_SUCH_SLOT");
        assertThat(refused(offer(PeerLine.receives("voice", AUDIO), PeerLine.receives("voice", AUDIO))))
                .startsWith("NO_SUCH_SLOT: m-line 2");
    }

    @Test
    void aLineThatSendsAndReceivesCarriesASlotEachWay() {
        String both = offer(PeerLine.sends("x", AUDIO).unlabelled()).replace("a=sendonly", "a=sendrecv");
        Agreement.Line line = agreed(both).lines().get(0);
        assertThat(line.up()).isEqualTo("mic");
        assertThat(line.down()).isEqualTo("voice");
        assertThat(agreed(both).answerSdp()).contains("a=sendrecv");
    }

    @Test
    void anOffererThatCanOnlyBeTheDtlsClientIsTaken() {
        String active = offer(PeerLine.sends("mic", AUDIO)).replace("a=setup:actpass", "a=setup:active");
        assertThat(agreed(active).answerSdp()).contains("a=setup:passive");
    }

    @Test
    void muxOnlyIsAnsweredToThoseWhoOfferIt() {
        String offer = offer(PeerLine.sends("mic", AUDIO));
        assertThat(agreed(offer).answerSdp()).doesNotContain("a=rtcp-mux-only");
        assertThat(agreed(offer.replace("a=rtcp-mux\r\n", "a=rtcp-mux\r\na=rtcp-mux-only\r\n"))
                        .answerSdp())
                .contains("a=rtcp-mux\r\n", "a=rtcp-mux-only\r\n");
    }

    @Test
    void aPlayerThatNamesNoSlotIsGivenItsOneStreamAndOneThatDoesAStreamForEach() {
        assertThat(agreed(offer(PeerLine.receives("x", AUDIO).unlabelled())).answerSdp())
                .contains("a=msid:tag voice\r\n");
        assertThat(agreed(offer(PeerLine.receives("voice", AUDIO))).answerSdp()).contains("a=msid:tag-voice voice\r\n");
        assertThat(agreed(offer(
                                PeerLine.receives("x", AUDIO).unlabelled(),
                                PeerLine.receives("y", AUDIO).unlabelled()))
                        .answerSdp())
                .contains("a=msid:tag-voice voice\r\n");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("a=rtcp-mux\r\n", "", "needs a=rtcp-mux"),
                arguments("a=setup:actpass", "a=setup:passive", "a=setup must be"),
                arguments("a=fingerprint:sha-256", "a=fingerprint:md5", "must be by sha-256"),
                arguments("a=fingerprint:sha-256", "a=fingerprint:sha-256 XY", "not a hash name"),
                arguments("a=ice-ufrag:theirs", "a=ice-ufrag:x", "too short"),
                arguments("a=ice-ufrag:theirs\r\n", "", "no a=ice-ufrag"),
                arguments("OPUS/48000/2", "PCMU/8000", "none of its codecs"),
                arguments("UDP/TLS/RTP/SAVPF", "RTP/AVP", "must be UDP/TLS/RTP/SAVPF"),
                arguments("a=rtpmap:109 OPUS", "a=rtpmap:one OPUS", "Line "),
                arguments("v=0", "v=1", "Line 1"),
                arguments("m=audio 9", "m=audio 99999", "no valid port"),
                arguments("a=extmap:3 ", "a=extmap:x ", "a=extmap is not"),
                arguments("a=mid:line0", "a=mid:", "a token is empty"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsRefusedInWordsThatSayWhere(String part, String instead, String expected) {
        String sound = offer(PeerLine.sends("mic", AUDIO));
        assertThat(sound).contains(part);
        assertThat(refused(sound.replace(part, instead))).contains(expected);
    }

    @Test
    void severalLinesWithoutOneBundleAreRefused() {
        String split = offer(PeerLine.sends("mic", AUDIO), PeerLine.sends("camera", VIDEO))
                .replace("BUNDLE line0 line1", "BUNDLE line0");
        assertThat(refused(split)).contains("BUNDLE");
    }

    @Test
    void aDataChannelIsDeclinedAndTheRestGoesOn() {
        String withData = offer(PeerLine.sends("mic", AUDIO))
                + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:data\r\n";
        Agreement agreement = agreed(withData);
        assertThat(agreement.lines()).hasSize(1);
        assertThat(agreement.answerSdp()).contains("m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n");
        assertThat(agreement.answerSdp()).contains("a=group:BUNDLE line0\r\n");
    }

    @Test
    void h264IsTakenOnlyAsEveryoneCanDecodeIt() {
        String h264 = offer(PeerLine.sends("camera", VIDEO))
                .replace("SAVPF 120", "SAVPF 96 97 98")
                .replace(
                        "a=rtpmap:120 VP8/90000",
                        "a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=0;profile-level-id=42e01f\r\n"
                                + "a=rtpmap:97 H264/90000\r\na=fmtp:97 packetization-mode=1;profile-level-id=640c1f\r\n"
                                + "a=rtpmap:98 h264/90000\r\na=fmtp:98 packetization-mode=1;profile-level-id=42e01f");
        Agreement agreement = agreed(h264);
        assertThat(agreement.lines().get(0).payloadTypes())
                .containsOnlyKeys(Codec.H264)
                .containsValue(98);
        assertThat(agreement.answerSdp()).contains("a=fmtp:98 packetization-mode=1;profile-level-id=42e01f");
    }

    @Test
    void feedbackThatWasNotOfferedIsNotAnswered() {
        String bare = offer(PeerLine.sends("camera", VIDEO)).replaceAll("a=rtcp-fb:120 (nack pli|goog-remb)\r\n", "");
        Agreement agreement = agreed(bare);
        assertThat(agreement.answerSdp())
                .contains("a=rtcp-fb:120 nack\r\n")
                .doesNotContain("pli")
                .doesNotContain("remb");
        assertThat(agreement.lines().get(0).feedback()).isEqualTo(new Agreement.Feedback(true, false, false, false));
    }

    /** A line as browsers offer it: every packet carries a number, and whoever receives tells when it came. */
    private static String numbered(PeerLine line) {
        return offer(line)
                .replace("a=rtcp-mux\r\n", "a=rtcp-mux\r\na=extmap:5 " + Negotiation.TRANSPORT_URI + "\r\n")
                .replaceAll("(a=rtpmap:(\\d+) .*)\r\n", "$1\r\na=rtcp-fb:$2 transport-cc\r\n");
    }

    @Test
    void transportWideFeedbackIsAgreedWhereItIsOfferedWholeAndThePeerSends() {
        Agreement agreement = agreed(numbered(PeerLine.sends("mic", AUDIO)));
        assertThat(agreement.lines().get(0).transportExtension()).isEqualTo(5);
        assertThat(agreement.answerSdp())
                .contains("a=extmap:5 " + Negotiation.TRANSPORT_URI + "\r\n", "a=rtcp-fb:109 transport-cc\r\n");
        for (String half : List.of(
                numbered(PeerLine.receives("voice", AUDIO)),
                numbered(PeerLine.sends("mic", AUDIO)).replaceAll("a=rtcp-fb.*transport-cc\r\n", ""),
                numbered(PeerLine.sends("mic", AUDIO)).replaceAll("a=extmap:5.*\r\n", ""))) {
            assertThat(agreed(half).lines().get(0).transportExtension()).isZero();
            assertThat(agreed(half).answerSdp()).doesNotContain("transport");
        }
    }

    @Test
    void anExtensionIdThatMeansTwoThingsInOneBundleIsLeftOut() {
        String confused = offer(PeerLine.sends("mic", AUDIO), PeerLine.sends("camera", VIDEO))
                .replaceFirst("a=extmap:9 http.*abs-send-time\r\n", "")
                .replace("a=extmap:7 urn", "a=extmap:9 urn");
        assertThat(agreed(confused).answerSdp())
                .contains("a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid")
                .doesNotContain("a=extmap:9");
    }

    @Test
    void anyTextAtAllIsReadWithoutHarm() {
        Random random = new Random(8866);
        String sound =
                offer(PeerLine.sends("mic", AUDIO), PeerLine.sends("camera", VIDEO), PeerLine.receives("voice", AUDIO));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder changed = new StringBuilder(sound);
            for (int change = 0; change < 1 + random.nextInt(6); change++) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0:
                        changed.setCharAt(at, (char) random.nextInt(300));
                        break;
                    case 1:
                        changed.delete(at, Math.min(changed.length(), at + random.nextInt(40)));
                        break;
                    default:
                        changed.insert(at, sound, 0, random.nextInt(60));
                }
            }
            settle(changed.toString());
        }
        assertThat(refused("v=0\r\n" + "a=x\r\n".repeat(20_000))).contains("64 KiB");
        assertThat(refused("v=0\r\n" + "a=x\r\n".repeat(3_000))).contains("2000 lines");
        assertThat(refused("")).startsWith("MALFORMED");
    }

    @Test
    void aFragmentThatRestartsIceIsReadAndAnswered() {
        IceFragment fragment =
                IceFragment.parse("a=ice-ufrag:fresh\r\na=ice-pwd:" + PWD + "\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\n");
        assertThat(fragment.ufrag()).isEqualTo("fresh");
        assertThat(fragment.mid()).isEqualTo("0");
        assertThat(fragment.answer("mine", "secret", HERE))
                .contains("a=ice-ufrag:mine", "a=ice-pwd:secret", "m=audio 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:1")
                .contains("192.0.2.7 7000 typ host");
        assertThat(IceFragment.parse("a=ice-ufrag:fresh\r\n")).as("half a pair").isNull();
        assertThat(IceFragment.parse("nonsense")).isNull();
    }
}
