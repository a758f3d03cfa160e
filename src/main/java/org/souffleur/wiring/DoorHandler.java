package org.souffleur.wiring;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.souffleur.web.EveryPage;

/**
 * What holds for every request before any resource sees it: the policy that a browser shall keep, and that a change
 * which arrives with a session's cookie came from a page of ours (OWASP: verify the origin).
 */
@ApplicationScoped
class DoorHandler {
    private static final int BEFORE_ALL_OTHERS = -200;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final SecureRandom random = new SecureRandom();

    void install(@Observes Router router, SouffleurSettings settings) {
        boolean tls = settings.publicUrl().startsWith("https:");
        // In a local network, HSTS would take the certificate's own page away: it is the same name without TLS.
        boolean hsts = tls && settings.lan().isEmpty();
        router.route().order(BEFORE_ALL_OTHERS).handler(call -> {
            if (call.normalizedPath().startsWith("/auth/")) {
                call.next(); // Keycloak keeps its own policy.
                return;
            }
            byte[] bytes = new byte[18];
            random.nextBytes(bytes);
            String nonce = Base64.getEncoder().encodeToString(bytes);
            call.put(EveryPage.NONCE_KEY, nonce);
            if (tls) {
                HostCookies.install(call);
            }
            call.addHeadersEndHandler(end -> policy(call, nonce, hsts));
            if (isForged(call.request(), tls)) {
                call.response()
                        .setStatusCode(403)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                        .end(
                                "{\"type\":\"/problems/foreign-origin\",\"title\":\"Not from a page of ours\",\"status\":403,"
                                        + "\"detail\":\"This change did not come from one of our own pages. Nothing was done.\"}");
                return;
            }
            call.next();
        });
    }

    private static void policy(RoutingContext call, String nonce, boolean hsts) {
        HttpServerResponse response = call.response();
        response.headers()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'nonce-" + nonce
                                + "' 'strict-dynamic'; style-src 'self' 'nonce-"
                                + nonce
                                + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src"
                                + " 'self' blob:; worker-src 'self' blob:; manifest-src 'self'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'")
                .set("X-Content-Type-Options", "nosniff")
                // Without any referrer a form of our own would come from the origin "null" (Fetch §3.2).
                .set("Referrer-Policy", "same-origin")
                .set(
                        "Permissions-Policy",
                        "camera=(self), microphone=(self), geolocation="
                                + (call.normalizedPath().equals("/hours") ? "(self)" : "()") + ", payment=()")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin");
        if (hsts) {
            response.headers().set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** A change, or a socket, that carries our cookie but was not sent by a page of the same origin. */
    static boolean isForged(HttpServerRequest request, boolean tls) {
        boolean socket = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        if (SAFE.contains(request.method()) && !socket) {
            return false;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            // With TLS, a page of the same name without it is somebody else's (RFC 6454 §4).
            return request.authority() == null
                    || !origin.replaceFirst(tls ? "^https://" : "^https?://", "")
                            .equals(request.authority().toString());
        }
        // Programs send neither; browsers always send one of them with a change.
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
