package org.souffleur.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What every page's frame asks of the request it is made for. */
@Named("everyPage")
@RequestScoped
public class EveryPage {
    /** Where the filter that writes the content security policy leaves its nonce for the page. */
    public static final String NONCE_KEY = "cspNonce";

    private final RoutingContext request;

    EveryPage(RoutingContext request) {
        this.request = request;
    }

    /** The nonce of this answer's policy; empty when no policy asks for one. */
    public String getNonce() {
        @Nullable String nonce = request.get(NONCE_KEY);
        return nonce == null ? "" : nonce;
    }
}
