package org.souffleur.media.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads SDP line by line (RFC 8866). The first thing that cannot be understood ends the reading with its line number;
 * attributes that we have no use for are passed over.
 */
public final class OfferParser {
    /** A full offer of sixteen m-lines from a browser is below 40 KiB. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_LINES = 2000;
    private static final int MAX_MEDIA = 32;
    private static final int MAX_TOKEN = 256; // ufrag and pwd (RFC 8839 §5.4); mids and labels are shorter

    private final List<Offer.MediaLine> media = new ArrayList<>();
    private final List<String> bundle = new ArrayList<>();
    private Section session = new Section("", "", true, List.of());
    private @Nullable Section current;
    private @Nullable String problem;

    private OfferParser() {}

    /** Reads an offer. */
    public static OfferReading parse(String sdp) {
        if (sdp.length() > MAX_LENGTH) return new OfferReading.Unreadable("The offer is longer than 64 KiB.");
        return new OfferParser().read(sdp.split("\r\n|\n|\r", -1));
    }

    private OfferReading read(String[] lines) {
        if (lines.length > MAX_LINES) return new OfferReading.Unreadable("The offer has more than 2000 lines.");
        if (!lines[0].trim().equals("v=0")) return new OfferReading.Unreadable("Line 1: an offer starts with v=0.");
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.isEmpty() && i == lines.length - 1) break;
            if (line.length() < 2 || line.charAt(1) != '=') return unreadable(i, "is not of the form <letter>=<value>");
            line(line.charAt(0), line.substring(2).trim());
            if (problem != null) return unreadable(i, problem);
        }
        close();
        if (media.isEmpty()) return new OfferReading.Unreadable("The offer has no m-line.");
        return new OfferReading.Read(new Offer(List.copyOf(media), List.copyOf(bundle)));
    }

    private static OfferReading unreadable(int index, String what) {
        return new OfferReading.Unreadable("Line " + (index + 1) + ": " + what + ".");
    }

    private void line(char letter, String value) {
        if (letter == 'm') {
            mediaLine(value);
        } else if (letter == 'a') {
            int colon = value.indexOf(':');
            String name = colon < 0 ? value : value.substring(0, colon);
            attribute(name, colon < 0 ? "" : value.substring(colon + 1).trim());
        }
    }

    private void mediaLine(String value) {
        close();
        String[] parts = value.split(" +");
        if (parts.length < 4) {
            problem = "m= needs a kind, a port, a protocol and at least one format";
            return;
        }
        int slash = parts[1].indexOf('/');
        Integer port = number(slash < 0 ? parts[1] : parts[1].substring(0, slash), 65535);
        if (port == null) {
            problem = "m= has no valid port";
            return;
        }
        if (media.size() >= MAX_MEDIA) {
            problem = "more than 32 m-lines";
            return;
        }
        current = new Section(
                parts[0].toLowerCase(Locale.ROOT),
                parts[2],
                port != 0,
                List.of(parts).subList(3, parts.length));
    }

    private void close() {
        if (current != null) media.add(current.finished(session, media.size()));
        current = null;
    }

    private void attribute(String name, String value) {
        Section section = current == null ? session : current;
        switch (name) {
            case "group":
                if (current == null && value.startsWith("BUNDLE")) {
                    for (String mid : value.substring(6).trim().split(" +")) if (!mid.isEmpty()) bundle.add(mid);
                }
                break;
            case "mid":
                section.mid = token(value, 32);
                break;
            case "label":
                section.label = token(value, 64);
                break;
            case "ice-ufrag":
                section.ufrag = token(value, MAX_TOKEN);
                break;
            case "ice-pwd":
                section.pwd = token(value, MAX_TOKEN);
                break;
            case "setup":
                section.setup = value.toLowerCase(Locale.ROOT);
                break;
            case "fingerprint":
                fingerprint(section, value);
                break;
            case "rtcp-mux":
                section.rtcpMux = true;
                break;
            case "rtcp-mux-only":
                section.rtcpMuxOnly = true;
                break;
            case "rtcp-rsize":
                section.rtcpReducedSize = true;
                break;
            case "bundle-only":
                section.on = true;
                break;
            case "sendrecv":
            case "sendonly":
            case "recvonly":
            case "inactive":
                section.direction = Offer.Direction.valueOf(name.toUpperCase(Locale.ROOT));
                break;
            case "rtpmap":
                rtpmap(section, value);
                break;
            case "fmtp":
                fmtp(section, value);
                break;
            case "extmap":
                extmap(section, value);
                break;
            case "rtcp-fb":
                feedback(section, value);
                break;
            case "ssrc":
                ssrc(section, value);
                break;
            default:
                break;
        }
    }

    private void fingerprint(Section section, String value) {
        int space = value.indexOf(' ');
        String hex = space < 0 ? "" : value.substring(space + 1).trim().toUpperCase(Locale.ROOT);
        if (!hex.matches("[0-9A-F]{2}(:[0-9A-F]{2}){15,63}")) {
            problem = "a=fingerprint is not a hash name and bytes in hex";
            return;
        }
        section.fingerprint = new Offer.Fingerprint(value.substring(0, space).toLowerCase(Locale.ROOT), hex);
    }

    private void rtpmap(Section section, String value) {
        String[] parts = value.split("[ /]+");
        Integer type = parts.length < 3 ? null : number(parts[0], 127);
        Integer rate = type == null ? null : number(parts[2], 1_000_000);
        if (type == null || rate == null) {
            problem = "a=rtpmap is not a payload type, a name and a clock rate";
            return;
        }
        section.names.put(type, parts[1]);
        section.rates.put(type, rate);
    }

    private void fmtp(Section section, String value) {
        int space = value.indexOf(' ');
        Integer type = space < 0 ? null : number(value.substring(0, space), 127);
        if (type != null) section.fmtp.put(type, value.substring(space + 1).trim());
    }

    private void feedback(Section section, String value) {
        int space = value.indexOf(' ');
        if (space < 0) return;
        String type = value.substring(0, space);
        Integer number = type.equals("*") ? Integer.valueOf(Offer.MediaLine.ANY_TYPE) : number(type, 127);
        if (number == null) return;
        section.feedback
                .computeIfAbsent(number, any -> new LinkedHashSet<>())
                .add(value.substring(space + 1).trim());
    }

    private void extmap(Section section, String value) {
        String[] parts = value.split(" +");
        String id = parts[0];
        int slash = id.indexOf('/');
        Integer number = number(slash < 0 ? id : id.substring(0, slash), 4351);
        if (parts.length < 2 || number == null || number == 0) {
            problem = "a=extmap is not an id and a URI";
            return;
        }
        if (number <= 255) section.extensions.putIfAbsent(parts[1], number);
    }

    private void ssrc(Section section, String value) {
        int space = value.indexOf(' ');
        String number = space < 0 ? value : value.substring(0, space);
        if (!number.matches("[0-9]{1,10}") || Long.parseLong(number) > 0xFFFFFFFFL) {
            problem = "a=ssrc has no valid number";
            return;
        }
        int ssrc = (int) Long.parseLong(number);
        if (!section.ssrcs.contains(ssrc) && section.ssrcs.size() < 16) section.ssrcs.add(ssrc);
    }

    private @Nullable String token(String value, int max) {
        if (value.isEmpty() || value.length() > max || !value.chars().allMatch(c -> c > 32 && c < 127)) {
            problem = "a token is empty, too long or has odd characters";
            return null;
        }
        return value;
    }

    private static @Nullable Integer number(String text, int max) {
        if (text.isEmpty() || text.length() > 7 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) return null;
        int number = Integer.parseInt(text);
        return number <= max ? number : null;
    }

    /** What has been read of one m-line, or of the part before the first. */
    private static final class Section {
        final String kind;
        final String protocol;
        final List<String> formatTokens;
        boolean on;

        @Nullable
        String mid;

        @Nullable
        String label;

        @Nullable
        String ufrag;

        @Nullable
        String pwd;

        @Nullable
        String setup;

        Offer.@Nullable Fingerprint fingerprint;
        Offer.@Nullable Direction direction;
        boolean rtcpMux;
        boolean rtcpMuxOnly;
        boolean rtcpReducedSize;
        final Map<Integer, String> names = new LinkedHashMap<>();
        final Map<Integer, Integer> rates = new LinkedHashMap<>();
        final Map<Integer, String> fmtp = new LinkedHashMap<>();
        final Map<String, Integer> extensions = new LinkedHashMap<>();
        final Map<Integer, Set<String>> feedback = new LinkedHashMap<>();
        final List<Integer> ssrcs = new ArrayList<>();

        Section(String kind, String protocol, boolean on, List<String> formatTokens) {
            this.kind = kind;
            this.protocol = protocol;
            this.on = on;
            this.formatTokens = List.copyOf(formatTokens);
        }

        Offer.MediaLine finished(Section session, int index) {
            List<Offer.Format> formats = new ArrayList<>();
            for (String token : formatTokens) {
                Integer type = number(token, 127);
                String name = type == null ? null : names.get(type);
                if (type == null || name == null) continue;
                formats.add(new Offer.Format(type, name, rates.getOrDefault(type, 0), fmtp.getOrDefault(type, "")));
            }
            Map<String, Integer> allExtensions = new LinkedHashMap<>(session.extensions);
            allExtensions.putAll(extensions);
            String ownMid = mid;
            Offer.Direction way = direction != null ? direction : session.direction;
            return new Offer.MediaLine(
                    kind,
                    protocol,
                    ownMid == null ? "m" + index : ownMid,
                    ownMid != null,
                    way == null ? Offer.Direction.SENDRECV : way,
                    label,
                    formats,
                    formatTokens,
                    allExtensions,
                    List.copyOf(ssrcs),
                    feedback,
                    rtcpMux,
                    rtcpMuxOnly,
                    rtcpReducedSize,
                    ufrag != null ? ufrag : session.ufrag,
                    pwd != null ? pwd : session.pwd,
                    fingerprint != null ? fingerprint : session.fingerprint,
                    setup != null ? setup : session.setup,
                    !on);
        }
    }
}
