package org.souffleur.session;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The STUN and TURN servers of an installation (RFC 7064, RFC 7065).
 *
 * @param urls in the order in which devices are told of them
 * @param secret shared with the TURN servers, null where there are none
 */
public record TurnServers(List<String> urls, @Nullable String secret) {
    private static final int MIN_SECRET = 32;
    private static final Pattern URL = Pattern.compile(
            "(stuns?|turns?):(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(\\?transport=(udp|tcp))?");

    public TurnServers {
        urls = List.copyOf(urls);
        for (String url : urls) {
            if (!URL.matcher(url).matches()) {
                throw new IllegalArgumentException(
                        "SOUFFLEUR_TURN_URLS holds '" + url + "', which is no stun:, turn: or turns: address");
            }
        }
        if (urls.stream().anyMatch(TurnServers::isTurn) && (secret == null || secret.length() < MIN_SECRET)) {
            throw new IllegalArgumentException(
                    "SOUFFLEUR_TURN_URLS names a TURN server, so SOUFFLEUR_TURN_SECRET must be set, to the same "
                            + MIN_SECRET + " characters or more as there");
        }
    }

    static boolean isTurn(String url) {
        return url.startsWith("turn");
    }
}
