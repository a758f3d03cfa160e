package org.souffleur.wiring;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stands where an ingress stands in production, for a service that a local network reaches directly: only the names
 * that our certificate holds are answered (a name that somebody else points at us would make Keycloak speak in that
 * name), what operators see is seen from this machine alone, and the first page is the one that
 * lets phones in.
 */
@ApplicationScoped
class LanDoor {
    private static final int BEFORE_THE_DOOR = -300;
    private static final int MISDIRECTED = 421; // RFC 9110 §15.5.20

    void install(@Observes Router router, SouffleurSettings settings) {
        if (settings.lan().isEmpty()) {
            return;
        }
        Set<String> ours = settings.lan().stream()
                .map(origin -> origin.replaceFirst("^https://", ""))
                .collect(Collectors.toUnmodifiableSet());
        router.route().order(BEFORE_THE_DOOR).handler(call -> {
            HttpServerRequest request = call.request();
            if (request.authority() == null
                    || !ours.contains(request.authority().toString())) {
                call.response().setStatusCode(MISDIRECTED).end();
            } else if (call.normalizedPath().startsWith("/q/") && !isThisMachine(request.remoteAddress())) {
                call.response().setStatusCode(404).end();
            } else if (call.normalizedPath().equals("/")) {
                String as = request.getParam("as", "");
                String to = as.matches("[a-z]+[0-9]") ? "/phones?as=" + as : "/phones";
                call.response().setStatusCode(303).putHeader("Location", to).end();
            } else {
                call.next();
            }
        });
    }

    static boolean isThisMachine(SocketAddress from) {
        try {
            return from != null
                    && from.hostAddress() != null
                    && InetAddress.getByName(from.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
