package org.souffleur.wiring;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in at the origin that the browser used. In production there is one, {@code souffleur.public-url}. In the demo
 * each loopback name is an origin with cookies of its own, so that one browser can be several people. In a local network
 * each of the machine's addresses is one.
 */
@ApplicationScoped
class SignInByOrigin implements TenantConfigResolver, JavaScriptRequestChecker {
    private static final List<String> LOOPBACK_SUFFIXES = List.of("localhost", "127.0.0.1");
    /** Eight names are offered; a stranger's Host headers must not make tenants without end. */
    private static final int MAX_ORIGINS = 32;

    private final SouffleurSettings settings;
    private final Map<String, OidcTenantConfig> byOrigin = new ConcurrentHashMap<>();

    SignInByOrigin(SouffleurSettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> requestContext) {
        return Uni.createFrom().item(tenant(originOf(request)));
    }

    /** API callers get 401, never a redirect to a page. */
    @Override
    public boolean isJavaScriptRequest(RoutingContext request) {
        return request.normalizedPath().startsWith("/api/");
    }

    private String originOf(RoutingContext request) {
        if (!settings.lan().isEmpty()) {
            String here = "https://" + request.request().authority();
            return settings.lan().contains(here) ? here : settings.publicUrl();
        }
        String host = request.request().authority() == null
                ? ""
                : request.request().authority().host();
        boolean loopbackName = settings.demo()
                && LOOPBACK_SUFFIXES.stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end));
        if (!loopbackName) {
            return settings.publicUrl();
        }
        String origin = "http://" + request.request().authority();
        return byOrigin.containsKey(origin) || byOrigin.size() < MAX_ORIGINS ? origin : settings.publicUrl();
    }

    private OidcTenantConfig tenant(String origin) {
        return byOrigin.computeIfAbsent(origin, this::configure);
    }

    private OidcTenantConfig configure(String origin) {
        String realmPath = "/realms/" + settings.keycloak().realm();
        String protocol = realmPath + "/protocol/openid-connect";
        String front = settings.keycloak().proxied()
                ? origin + "/auth"
                : settings.keycloak().url();
        boolean tls = origin.startsWith("https:");
        var builder = OidcTenantConfig.builder()
                .tenantId(tenantId(origin))
                .authServerUrl(settings.keycloak().url() + realmPath)
                .discoveryEnabled(false)
                .authorizationPath(front + protocol + "/auth")
                .tokenPath("/protocol/openid-connect/token")
                .jwksPath("/protocol/openid-connect/certs")
                .endSessionPath(front + protocol + "/logout")
                .clientId("souffleur-web")
                .credentials()
                .clientSecret(settings.keycloak().webSecret().orElse("unset"), Secret.Method.BASIC)
                .end()
                .applicationType(ApplicationType.HYBRID)
                .connectionTimeout(Duration.ofSeconds(5));
        builder.token()
                // On loopback, the demo's Keycloak has as many names as the loopback; its one key says who issued a
                // token.
                .issuer(settings.demo() && settings.lan().isEmpty() ? "any" : front + realmPath)
                .refreshExpired(true)
                .principalClaim("sub")
                .end();
        builder.roles()
                .source(io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source.accesstoken)
                .end();
        var authentication = builder.authentication()
                .pkceRequired()
                .forwardParams("prompt", "kc_action", "ui_locales", "login_hint")
                .redirectPath("/login/done")
                .restorePathAfterRedirect(true)
                .javaScriptAutoRedirect(false)
                .cookieSameSite(CookieSameSite.LAX)
                .cookieForceSecure(tls)
                // TLS ends before us, so the request itself looks like plain HTTP.
                .forceRedirectHttpsScheme(tls)
                .sessionAgeExtension(Duration.ofHours(2));
        settings.sessionKey().ifPresent(authentication::stateSecret);
        authentication.end();
        builder.logout().path("/logout").postLogoutPath("/").end();
        settings.sessionKey()
                .ifPresent(key -> builder.tokenStateManager()
                        .encryptionSecret(key)
                        // One cookie for all three tokens comes so near to 4096 bytes that a longer name breaks it.
                        .splitTokens(true)
                        .strategy(io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy.KEEP_ALL_TOKENS)
                        .end());
        if (settings.keycloak().proxied()) {
            builder.codeGrant().headers(forwarded(origin)).end();
        }
        return builder.build();
    }

    /** Keycloak names itself by these, so that a token's issuer is the origin its owner signed in at. */
    static Map<String, String> forwarded(String origin) {
        URI address = URI.create(origin);
        int port = address.getPort() > 0 ? address.getPort() : origin.startsWith("https") ? 443 : 80;
        return Map.of(
                "X-Forwarded-Host", address.getHost(),
                "X-Forwarded-Port", Integer.toString(port),
                "X-Forwarded-Proto", address.getScheme());
    }

    @Nullable
    String originOf(String tenantId) {
        return byOrigin.keySet().stream()
                .filter(origin -> tenantId(origin).equals(tenantId))
                .findAny()
                .orElse(null);
    }

    private static String tenantId(String origin) {
        return URI.create(origin).getAuthority().replaceAll("[^A-Za-z0-9]", "_");
    }
}
