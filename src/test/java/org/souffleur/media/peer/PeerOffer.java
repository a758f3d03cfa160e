package org.souffleur.media.peer;

import java.util.List;
import org.souffleur.media.Slot;

/** Writes the offer of a native peer, in the way of a plain WHIP client. */
public final class PeerOffer {
    public static final int MID_EXTENSION = 3;
    public static final int LEVEL_EXTENSION = 7;
    public static final int SEND_TIME_EXTENSION = 9;

    private PeerOffer() {}

    /** The mid of the line with this index. */
    public static String mid(int index) {
        return "line" + index;
    }

    public static String text(List<PeerLine> lines, String ufrag, String pwd, String fingerprint) {
        StringBuilder sdp = new StringBuilder("v=0\r\no=- 7 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE");
        for (int i = 0; i < lines.size(); i++) sdp.append(' ').append(mid(i));
        sdp.append("\r\n");
        for (int i = 0; i < lines.size(); i++) {
            PeerLine line = lines.get(i);
            boolean audio = line.kind() == Slot.Kind.AUDIO;
            int type = line.payloadType();
            sdp.append("m=")
                    .append(audio ? "audio" : "video")
                    .append(" 9 UDP/TLS/RTP/SAVPF ")
                    .append(type);
            sdp.append("\r\nc=IN IP4 0.0.0.0\r\na=mid:").append(mid(i)).append("\r\n");
            if (line.labelled()) sdp.append("a=label:").append(line.slot()).append("\r\n");
            sdp.append("a=").append(line.sends() ? "sendonly" : "recvonly").append("\r\n");
            sdp.append("a=ice-ufrag:")
                    .append(ufrag)
                    .append("\r\na=ice-pwd:")
                    .append(pwd)
                    .append("\r\n");
            sdp.append("a=fingerprint:sha-256 ").append(fingerprint).append("\r\na=setup:actpass\r\na=rtcp-mux\r\n");
            sdp.append("a=extmap:").append(MID_EXTENSION).append(" urn:ietf:params:rtp-hdrext:sdes:mid\r\n");
            sdp.append("a=extmap:").append(SEND_TIME_EXTENSION);
            sdp.append(" http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time\r\n");
            if (audio) {
                sdp.append("a=extmap:")
                        .append(LEVEL_EXTENSION)
                        .append(" urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n");
                sdp.append("a=rtpmap:").append(type).append(" OPUS/48000/2\r\n");
            } else {
                sdp.append("a=rtpmap:").append(type).append(" VP8/90000\r\n");
                sdp.append("a=rtcp-fb:")
                        .append(type)
                        .append(" nack\r\na=rtcp-fb:")
                        .append(type)
                        .append(" nack pli\r\n");
                sdp.append("a=rtcp-fb:").append(type).append(" goog-remb\r\n");
            }
        }
        return sdp.toString();
    }
}
