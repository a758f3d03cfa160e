package org.souffleur.media.peer;

import java.util.regex.Pattern;

/** Writes a native peer's answer to an offer of a relay that sends: every line is taken as it was offered. */
public final class PeerReply {
    /** What an answer repeats; the offering side's own candidates, keys and streams are not among it. */
    private static final Pattern REPEATED =
            Pattern.compile("[vostmc]=.*|a=(group|mid|rtpmap|fmtp|rtcp-fb|rtcp-mux|extmap)(:.*)?");

    private PeerReply() {}

    /** The peer begins DTLS (RFC 8842 §5.3: {@code active}), and sends no media. */
    public static String text(String offer, String ufrag, String pwd, String fingerprint) {
        StringBuilder sdp = new StringBuilder();
        for (String line : offer.split("\r\n")) {
            if (!REPEATED.matcher(line).matches()) continue;
            sdp.append(line).append("\r\n");
            if (!line.startsWith("a=mid:")) continue;
            sdp.append("a=recvonly\r\na=ice-ufrag:")
                    .append(ufrag)
                    .append("\r\na=ice-pwd:")
                    .append(pwd);
            sdp.append("\r\na=fingerprint:sha-256 ").append(fingerprint).append("\r\na=setup:active\r\n");
        }
        return sdp.toString();
    }
}
