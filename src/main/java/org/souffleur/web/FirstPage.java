package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The door of the house: what this is, where to sign in, and how to try it. Nobody is signed in here. */
@Path("/")
public class FirstPage {
    /**
     * A loopback name that is an origin of its own, so that one browser can be several people.
     *
     * @param is the message that says who this is
     */
    public record DemoOrigin(String account, String is, String address, String shown) {
        static DemoOrigin of(String account, String is, String name, int port) {
            String authority = name + ".localhost:" + port;
            return new DemoOrigin(account, is, "http://" + authority + "/", authority);
        }
    }

    /**
     * A role to try.
     *
     * @param title the message that names it
     * @param means the message that says what one does in it
     * @param account the demo's account for it; empty outside the demo, where one has an own
     */
    public record Part(String role, String title, String means, String account, String address) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance first(Part[] parts, DemoOrigin[] origins);
    }

    private static final String SIGN_IN = "login?to=/home";

    private final boolean demo;

    FirstPage(@ConfigProperty(name = "souffleur.demo", defaultValue = "false") boolean demo) {
        this.demo = demo;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance first(RoutingContext request) {
        HostAndPort authority = request.request().authority();
        List<DemoOrigin> origins = demo && isLoopback(authority) ? origins(authority.port()) : List.of();
        return Templates.first(
                List.of(
                                part("surrogate", "trySurrogate", origins),
                                part("human", "tryHuman", origins),
                                part("os", "tryOs", origins))
                        .toArray(Part[]::new),
                origins.toArray(DemoOrigin[]::new));
    }

    /** Several people in one browser are a trick of loopback names; a phone in the same network has none of them. */
    private static boolean isLoopback(@Nullable HostAndPort authority) {
        return authority != null
                && authority.port() > 0
                && authority.host().matches("(.+\\.)?localhost|127(\\.\\d+){3}|\\[?::1]?");
    }

    private static Part part(String role, String title, List<DemoOrigin> origins) {
        return origins.stream()
                .filter(one -> one.account().equals(role + "1"))
                .findFirst()
                .map(one -> new Part(role, title, title + "Means", one.account(), one.address() + SIGN_IN))
                .orElseGet(() -> new Part(role, title, title + "Means", "", "/" + SIGN_IN));
    }

    private static List<DemoOrigin> origins(int port) {
        return List.of(
                DemoOrigin.of("human1", "demoHuman", "human", port),
                DemoOrigin.of("surrogate1", "demoSurrogate", "surrogate", port),
                DemoOrigin.of("os1", "demoOs", "os", port),
                DemoOrigin.of("host1", "demoHost", "host", port),
                DemoOrigin.of("human2", "demoHumanToo", "human2", port),
                DemoOrigin.of("surrogate2", "demoSurrogateToo", "surrogate2", port));
    }
}
