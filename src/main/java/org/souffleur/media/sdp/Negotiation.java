package org.souffleur.media.sdp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.LegOutcome.Reason;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;

/** Settles one offer against a seat's plan (RFC 3264, RFC 8829 §5.3). Pure: ids and numbers come in as arguments. */
public final class Negotiation {
    static final String MID_URI = "urn:ietf:params:rtp-hdrext:sdes:mid";
    static final String LEVEL_URI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
    static final String SEND_TIME_URI = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
    static final String TRANSPORT_URI = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
    private static final Set<String> HASHES = Set.of("sha-256", "sha-384", "sha-512");

    private final Offer offer;
    private final SeatPlan plan;

    private Negotiation(Offer offer, SeatPlan plan) {
        this.offer = offer;
        this.plan = plan;
    }

    /**
     * @param tag names this leg's streams in the answer; says nothing about anybody
     * @param ssrcs a source of SSRCs for our slots
     */
    public static Negotiated answer(
            Offer offer, SeatPlan plan, Here here, String ufrag, String pwd, String tag, IntSupplier ssrcs) {
        return new Negotiation(offer, plan).settle(here, ufrag, pwd, tag, ssrcs);
    }

    private Negotiated settle(Here here, String ufrag, String pwd, String tag, IntSupplier ssrcs) {
        List<Offer.MediaLine> live = new ArrayList<>();
        for (Offer.MediaLine line : offer.media()) if (usable(line)) live.add(line);
        if (live.isEmpty()) return refuse(Reason.NO_SUCH_SLOT, "The offer has no audio or video line in use.");
        String fault = transportFault(live);
        if (fault != null) return refuse(Reason.MALFORMED, fault);
        SlotAssignment slots = new SlotAssignment(offer.media(), plan);
        String refusal = slots.refusal();
        if (refusal != null) return refuse(Reason.NO_SUCH_SLOT, refusal);

        List<Agreement.Line> agreed = new ArrayList<>();
        AnswerWriter writer = new AnswerWriter(here, ufrag, pwd, tag, isPlainPlayer(live));
        for (int i = 0; i < offer.media().size(); i++) {
            Offer.MediaLine line = offer.media().get(i);
            Slot.Kind kind = SlotAssignment.kind(line);
            if (!usable(line) || kind == null) {
                writer.rejected(line);
                continue;
            }
            Map<Codec, Offer.Format> formats = common(line, kind);
            if (formats.isEmpty()) {
                return refuse(
                        Reason.NO_COMMON_CODEC,
                        "m-line " + (i + 1) + ": none of its codecs is "
                                + (kind == Slot.Kind.AUDIO ? "Opus." : "VP8 or H.264."));
            }
            String down = slots.down(i);
            int transport = slots.up(i) == null ? 0 : transport(line, formats.values());
            Agreement.Line settled = new Agreement.Line(
                    line.mid(),
                    kind,
                    slots.up(i),
                    down,
                    payloadTypes(formats),
                    extension(line, MID_URI),
                    kind == Slot.Kind.AUDIO ? extension(line, LEVEL_URI) : 0,
                    extension(line, SEND_TIME_URI),
                    transport,
                    down == null ? 0 : ssrcs.getAsInt(),
                    line.ssrcs(),
                    feedback(line, kind, formats.values(), transport != 0));
            agreed.add(settled);
            writer.line(line, settled, formats);
        }
        Offer.MediaLine first = live.get(0);
        return new Negotiated.Agreed(new Agreement(
                require(first.ufrag()),
                require(first.pwd()),
                require(first.fingerprint()),
                List.copyOf(agreed),
                tag,
                writer.finish(offer)));
    }

    /** Receives only, one line of a kind at most, and names none: what a standard WHEP player offers. */
    private static boolean isPlainPlayer(List<Offer.MediaLine> live) {
        long kinds = live.stream().map(Offer.MediaLine::kind).distinct().count();
        return kinds == live.size()
                && live.stream().allMatch(line -> line.label() == null && line.direction() == Offer.Direction.RECVONLY);
    }

    private static boolean usable(Offer.MediaLine line) {
        return !line.rejected() && SlotAssignment.kind(line) != null;
    }

    /** One transport for all, with everything it needs; the words for the caller, or null where all is well. */
    private @Nullable String transportFault(List<Offer.MediaLine> live) {
        Offer.MediaLine first = live.get(0);
        Offer.Fingerprint fingerprint = first.fingerprint();
        if (first.ufrag() == null || first.pwd() == null) return "The offer has no a=ice-ufrag and a=ice-pwd.";
        if (first.ufrag().length() < 4 || first.pwd().length() < 22) return "a=ice-ufrag or a=ice-pwd is too short.";
        if (fingerprint == null) return "The offer has no a=fingerprint.";
        if (!HASHES.contains(fingerprint.hash())) return "a=fingerprint must be by sha-256, sha-384 or sha-512.";
        String setup = first.setup();
        if (setup != null && !setup.equals("actpass") && !setup.equals("active")) {
            return "a=setup must be actpass or active: this server waits for the ClientHello.";
        }
        for (Offer.MediaLine line : live) {
            if (!line.protocol().toUpperCase(Locale.ROOT).contains("RTP/SAVP")) {
                return "m=" + line.kind() + " must be UDP/TLS/RTP/SAVPF.";
            }
            if (!line.rtcpMux()) return "Every m-line needs a=rtcp-mux.";
            if (live.size() > 1 && !(line.midGiven() && offer.bundle().contains(line.mid()))) {
                return "All m-lines must be in one a=group:BUNDLE.";
            }
        }
        long mids = live.stream().map(Offer.MediaLine::mid).distinct().count();
        return mids == live.size() ? null : "Two m-lines have the same a=mid.";
    }

    /** The formats we take of a line, best first. */
    private static Map<Codec, Offer.Format> common(Offer.MediaLine line, Slot.Kind kind) {
        Map<Codec, Offer.Format> chosen = new EnumMap<>(Codec.class);
        for (Offer.Format format : line.formats()) {
            Codec codec = Codec.of(kind, format.name(), format.clockRate());
            if (codec == null || codec == Codec.H264 && h264Rank(format) == 0) continue;
            Offer.Format before = chosen.get(codec);
            if (before == null || codec == Codec.H264 && h264Rank(format) > h264Rank(before)) chosen.put(codec, format);
        }
        return chosen;
    }

    /** Constrained baseline in packetization mode 1 is what every peer can decode; 0 is nothing we take. */
    private static int h264Rank(Offer.Format format) {
        String fmtp = format.fmtp().toLowerCase(Locale.ROOT);
        if (!fmtp.contains("packetization-mode=1")) return 0;
        if (fmtp.contains("profile-level-id=42e0")) return 2;
        return fmtp.contains("profile-level-id=42") ? 1 : 0;
    }

    private static Map<Codec, Integer> payloadTypes(Map<Codec, Offer.Format> formats) {
        Map<Codec, Integer> types = new EnumMap<>(Codec.class);
        formats.forEach((codec, format) -> types.put(codec, format.payloadType()));
        return types;
    }

    /** For what the peer sends only: what we send is not ours to pace, and REMB tells of it. 0 where it is not agreed. */
    private int transport(Offer.MediaLine line, Collection<Offer.Format> formats) {
        return all(line, formats, "transport-cc") ? extension(line, TRANSPORT_URI) : 0;
    }

    private static Agreement.Feedback feedback(
            Offer.MediaLine line, Slot.Kind kind, Collection<Offer.Format> formats, boolean transport) {
        boolean video = kind == Slot.Kind.VIDEO; // for a voice, FEC comes sooner than an answer to a NACK
        return new Agreement.Feedback(
                video && all(line, formats, "nack"),
                video && all(line, formats, "nack pli"),
                video && all(line, formats, "goog-remb"),
                transport);
    }

    private static boolean all(Offer.MediaLine line, Collection<Offer.Format> formats, String feedback) {
        return formats.stream().allMatch(format -> line.offersFeedback(format.payloadType(), feedback));
    }

    private int extension(Offer.MediaLine line, String uri) {
        int id = line.extensions().getOrDefault(uri, 0);
        return unambiguous(id, uri) ? id : 0;
    }

    /**
     * RFC 8843 §9: in one BUNDLE an id means one thing. aiortc offers the same id for two things on two lines, and then
     * chokes on what it asked for; such an extension is left out.
     */
    private boolean unambiguous(int id, String uri) {
        for (Offer.MediaLine line : offer.media()) {
            for (Map.Entry<String, Integer> other : line.extensions().entrySet()) {
                if (other.getValue() == id && !other.getKey().equals(uri)) return false;
            }
        }
        return true;
    }

    private static Negotiated refuse(Reason reason, String detail) {
        return new Negotiated.Refused(reason, detail);
    }

    private static <T> T require(@Nullable T checked) {
        if (checked == null) throw new IllegalStateException("transportFault has let a gap through");
        return checked;
    }
}
