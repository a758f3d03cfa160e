package org.souffleur.media.sdp;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes an answer (RFC 8829 §5.3): ICE-lite, DTLS server, one BUNDLE, each of our slots its own media stream. */
final class AnswerWriter {
    private final Here here;
    private final String ufrag;
    private final String pwd;
    private final String tag;
    private final boolean plain;
    private final StringBuilder media = new StringBuilder();
    private final List<String> bundled = new ArrayList<>();

    AnswerWriter(Here here, String ufrag, String pwd, String tag, boolean plain) {
        this.here = here;
        this.ufrag = ufrag;
        this.pwd = pwd;
        this.tag = tag;
        this.plain = plain;
    }

    /** A line that we do not take: port 0, outside the group. */
    void rejected(Offer.MediaLine line) {
        put("m=" + line.kind() + " 0 " + line.protocol() + " " + String.join(" ", line.formatTokens()));
        put("c=IN IP4 0.0.0.0");
        if (line.midGiven()) put("a=mid:" + line.mid());
        put("a=inactive");
    }

    void line(Offer.MediaLine line, Agreement.Line agreed, Map<Codec, Offer.Format> formats) {
        if (line.midGiven()) bundled.add(line.mid());
        StringBuilder types = new StringBuilder();
        formats.values().forEach(format -> types.append(' ').append(format.payloadType()));
        InetSocketAddress first = here.candidates().get(0);
        put("m=" + line.kind() + " " + first.getPort() + " " + line.protocol() + types);
        put("c=IN " + (first.getAddress() instanceof Inet6Address ? "IP6 " : "IP4 ")
                + AddressText.of(first.getAddress()));
        if (line.midGiven()) put("a=mid:" + line.mid());
        if (line.label() != null) put("a=label:" + line.label());
        put("a=ice-ufrag:" + ufrag);
        put("a=ice-pwd:" + pwd);
        put("a=fingerprint:sha-256 " + here.fingerprint());
        put("a=setup:passive");
        put("a=rtcp-mux");
        if (line.rtcpMuxOnly()) put("a=rtcp-mux-only"); // RFC 8858 §4.3: said only to those who have said it
        if (line.rtcpReducedSize()) put("a=rtcp-rsize");
        put("a=" + direction(agreed));
        extension(agreed.midExtension(), Negotiation.MID_URI);
        extension(agreed.audioLevelExtension(), Negotiation.LEVEL_URI);
        extension(agreed.absSendTimeExtension(), Negotiation.SEND_TIME_URI);
        extension(agreed.transportExtension(), Negotiation.TRANSPORT_URI);
        formats.forEach((codec, format) -> format(codec, format, agreed.feedback()));
        if (agreed.down() != null) stream(agreed);
        candidates(media, here.candidates());
    }

    String finish(Offer offer) {
        StringBuilder sdp = new StringBuilder();
        // The origin's address says nothing: candidates do.
        sdp.append("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        if (!offer.bundle().isEmpty()) {
            sdp.append("a=group:BUNDLE ").append(String.join(" ", bundled)).append("\r\n");
        }
        sdp.append("a=ice-lite\r\na=msid-semantic: WMS *\r\n");
        return sdp.append(media).toString();
    }

    /** The candidate lines of every local address, shared with ICE restarts. */
    static void candidates(StringBuilder out, List<InetSocketAddress> addresses) {
        int preference = 65535;
        int foundation = 1;
        for (InetSocketAddress address : addresses) {
            // RFC 8445 §5.1.2.1: 2^24 · type (126 = host) + 2^8 · local preference + (256 − component)
            long priority = 126L << 24 | (long) preference-- << 8 | 255;
            out.append("a=candidate:").append(foundation++).append(" 1 udp ").append(priority);
            out.append(' ')
                    .append(AddressText.of(address.getAddress()))
                    .append(' ')
                    .append(address.getPort())
                    .append(" typ host\r\n");
        }
        out.append("a=end-of-candidates\r\n");
    }

    private static String direction(Agreement.Line line) {
        if (line.up() != null) return line.down() != null ? "sendrecv" : "recvonly";
        return line.down() != null ? "sendonly" : "inactive";
    }

    private void format(Codec codec, Offer.Format format, Agreement.Feedback feedback) {
        int type = format.payloadType();
        String channels = codec == Codec.OPUS ? "/2" : "";
        put("a=rtpmap:" + type + " " + codec.encodingName + "/" + codec.clockRate + channels);
        if (codec == Codec.OPUS) {
            // RFC 7587 §6.1: what we would like to be sent. FEC because a word is worth more than bits; DTX for
            // silence.
            put("a=fmtp:" + type + " minptime=10;useinbandfec=1;usedtx=1");
        } else if (!format.fmtp().isEmpty()) {
            put("a=fmtp:" + type + " " + format.fmtp());
        }
        if (feedback.nack()) put("a=rtcp-fb:" + type + " nack");
        if (feedback.picture()) put("a=rtcp-fb:" + type + " nack pli");
        if (feedback.estimate()) put("a=rtcp-fb:" + type + " goog-remb");
        if (feedback.transport()) put("a=rtcp-fb:" + type + " transport-cc");
    }

    private void stream(Agreement.Line line) {
        // A stream of its own for each slot: sharing one would let lip-sync hold back the voice. A plain player of
        // one voice and one camera (WHEP) is given the one stream that it expects.
        String stream = plain ? tag : tag + "-" + line.down();
        String ssrc = Integer.toUnsignedString(line.ssrc());
        put("a=msid:" + stream + " " + line.down());
        put("a=ssrc:" + ssrc + " cname:" + tag);
        put("a=ssrc:" + ssrc + " msid:" + stream + " " + line.down());
    }

    private void extension(int id, String uri) {
        if (id != 0) put("a=extmap:" + id + " " + uri);
    }

    private void put(String line) {
        media.append(line).append("\r\n");
    }
}
