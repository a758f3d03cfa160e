package org.souffleur.media.sdp;

import org.jspecify.annotations.Nullable;

/**
 * A {@code trickle-ice-sdpfrag} (RFC 8840 §9) as WHIP uses it (RFC 9725 §4.3): new credentials ask for an ICE restart;
 * candidates are passed over, for a lite agent learns addresses from checks.
 *
 * @param ufrag null where the fragment names none
 * @param kind of its m-line, {@code audio} or {@code video}; null where it has none of these
 * @param mid of that line: the one that tags the bundle (RFC 9725 §4.3.2)
 */
public record IceFragment(
        @Nullable String ufrag,
        @Nullable String pwd,
        @Nullable String kind,
        @Nullable String mid) {
    private static final int MAX_LENGTH = 16 * 1024;
    private static final int MAX_MID = 32;

    /** The fragment, or null where it is none. */
    public static @Nullable IceFragment parse(String text) {
        if (text.length() > MAX_LENGTH) return null;
        String ufrag = null;
        String pwd = null;
        String kind = null;
        String mid = null;
        for (String raw : text.split("\r\n|\n|\r", -1)) {
            String line = raw.trim();
            if (line.isEmpty()) continue;
            if (line.length() < 2 || line.charAt(1) != '=') return null;
            if (line.startsWith("a=ice-ufrag:") && ufrag == null)
                ufrag = line.substring(12).trim();
            if (line.startsWith("a=ice-pwd:") && pwd == null)
                pwd = line.substring(10).trim();
            if (kind == null && line.startsWith("m=audio ")) kind = "audio";
            if (kind == null && line.startsWith("m=video ")) kind = "video";
            if (line.startsWith("a=mid:") && mid == null)
                mid = line.substring(6).trim();
        }
        if ((ufrag == null) != (pwd == null)) return null;
        if (ufrag != null && (ufrag.length() < 4 || ufrag.length() > 256)) return null;
        if (mid != null && !mid.matches("[!-~]{1," + MAX_MID + "}")) return null;
        return new IceFragment(ufrag, pwd, kind, mid);
    }

    /** The answer to a restart: for the m-line that was asked about, in the form of RFC 8840 §9. */
    public String answer(String ufrag, String pwd, Here here) {
        StringBuilder out = new StringBuilder("a=ice-lite\r\n");
        out.append("a=ice-ufrag:")
                .append(ufrag)
                .append("\r\na=ice-pwd:")
                .append(pwd)
                .append("\r\n");
        if (kind != null && mid != null) {
            // RFC 8840 §4.4: a line that only says what its candidates are for.
            out.append("m=")
                    .append(kind)
                    .append(" 9 RTP/AVP 0\r\na=mid:")
                    .append(mid)
                    .append("\r\n");
        }
        AnswerWriter.candidates(out, here.candidates());
        return out.toString();
    }
}
