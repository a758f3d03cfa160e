package org.souffleur.wiring;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Gives the sign-in's cookies the {@code __Host-} prefix (RFC 6265bis §4.1.3.2) outside, and takes it off inside, since
 * the OIDC library names its cookies itself.
 */
final class HostCookies {
    private static final String PREFIX = "__Host-";
    private static final String OURS = "q_";

    private HostCookies() {}

    static void install(RoutingContext call) {
        String sent = call.request().getHeader(HttpHeaders.COOKIE);
        if (sent != null) {
            call.request().headers().set(HttpHeaders.COOKIE, inside(sent));
        }
        call.addHeadersEndHandler(end -> outside(call));
    }

    /** Only prefixed cookies count as ours: an unprefixed one could have been planted by a sibling host. */
    static String inside(String header) {
        StringBuilder kept = new StringBuilder();
        for (String part : header.split(";")) {
            String cookie = part.strip();
            if (cookie.startsWith(OURS)) {
                continue;
            }
            if (kept.length() > 0) {
                kept.append("; ");
            }
            kept.append(cookie.startsWith(PREFIX + OURS) ? cookie.substring(PREFIX.length()) : cookie);
        }
        return kept.toString();
    }

    private static void outside(RoutingContext call) {
        HttpServerResponse response = call.response();
        for (Cookie cookie : List.copyOf(call.request().cookies())) {
            if (!(cookie instanceof ServerCookie changed)
                    || !changed.isChanged()
                    || !cookie.getName().startsWith(OURS)) {
                continue;
            }
            response.removeCookie(cookie.getName(), false);
            response.addCookie(Cookie.cookie(PREFIX + cookie.getName(), cookie.getValue())
                    .setPath("/")
                    .setMaxAge(cookie.getMaxAge())
                    .setHttpOnly(true)
                    .setSecure(true)
                    .setSameSite(cookie.getSameSite()));
        }
    }
}
