package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

@Path("/api/me")
public class Me {
    @jakarta.inject.Inject
    SecurityIdentity identity;

    @GET
    @Authenticated
    public Map<String, Object> me() {
        return Map.of("sub", identity.getPrincipal().getName(), "roles", identity.getRoles());
    }
}
