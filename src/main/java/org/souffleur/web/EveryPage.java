package org.souffleur.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
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

    /** The language this page is in: the one that was chosen here, else the browser's, else English. */
    public Tongue getTongue() {
        return Tongue.of(request);
    }

    /** The languages that a page can change to. */
    public List<Tongue> getOtherTongues() {
        return getTongue().others();
    }

    /** The path of this page, to come back to. */
    public String getPath() {
        return request.normalizedPath();
    }

    /** Makes each template speak the language of the request it answers. */
    @Singleton
    static class Speaks {
        void install(@Observes EngineBuilder engine, EveryPage page) {
            engine.addTemplateInstanceInitializer(template -> {
                if (Arc.container().requestContext().isActive()) {
                    template.setLocale(page.getTongue().tag());
                }
            });
        }
    }
}
