package org.souffleur.wiring;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;

/**
 * The embedded stack has no ingress, so the service hands Keycloak's sign-in pages through itself, under {@code /auth}.
 * Only the product's realm and its static files: the administration console stays unreachable.
 */
@ApplicationScoped
class KeycloakUnderOurOrigin {
    void install(@Observes Router router, SouffleurSettings settings, Vertx vertx) {
        if (!settings.keycloak().proxied()) {
            return;
        }
        URI keycloak = URI.create(settings.keycloak().url());
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(32).setConnectTimeout(5_000)));
        proxy.origin(keycloak.getPort(), keycloak.getHost());
        proxy.addInterceptor(new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                HttpServerRequest incoming = context.request().proxiedRequest();
                SignInByOrigin.forwarded(incoming.scheme() + "://" + incoming.authority())
                        .forEach((name, value) -> context.request().putHeader(name, value));
                context.request().putHeader("X-Forwarded-For", "127.0.0.1");
                return context.sendRequest();
            }
        });
        for (String part : new String[] {"/auth/realms/" + settings.keycloak().realm() + "/*", "/auth/resources/*"}) {
            router.route(part).order(-100).handler(call -> proxy.handle(call.request()));
        }
    }
}
