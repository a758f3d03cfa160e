package org.souffleur.wiring;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.runtime.OidcUtils;
import jakarta.enterprise.context.ApplicationScoped;

/** Refreshes go to Keycloak under the name at which the session began, or it refuses them as another issuer's. */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class KeycloakBackChannel implements OidcRequestFilter {
    private final SouffleurSettings settings;
    private final SignInByOrigin origins;

    KeycloakBackChannel(SouffleurSettings settings, SignInByOrigin origins) {
        this.settings = settings;
        this.origins = origins;
    }

    @Override
    public void filter(OidcRequestContext context) {
        String tenant = context.contextProperties() == null
                ? null
                : context.contextProperties().getString(OidcUtils.TENANT_ID_ATTRIBUTE);
        String origin = tenant == null ? null : origins.originOf(tenant);
        if (settings.keycloak().proxied() && origin != null) {
            SignInByOrigin.forwarded(origin).forEach(context.request()::putHeader);
        }
    }
}
