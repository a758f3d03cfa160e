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

/** The door of the house: what this is, and where to sign in. Nobody is signed in here. */
@Path("/")
public class FirstPage {
    /** A loopback name that is an origin of its own, so that one browser can be several people. */
    public record DemoOrigin(String account, String is, String address, String shown) {
        static DemoOrigin of(String account, String is, String name, int port) {
            String authority = name + ".localhost:" + port;
            return new DemoOrigin(account, is, "http://" + authority + "/", authority);
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance first(DemoOrigin[] origins);
    }

    private final boolean demo;

    FirstPage(@ConfigProperty(name = "souffleur.demo", defaultValue = "false") boolean demo) {
        this.demo = demo;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance first(RoutingContext request) {
        HostAndPort authority = request.request().authority();
        return Templates.first(
                demo && authority != null && authority.port() > 0
                        ? origins(authority.port()).toArray(DemoOrigin[]::new)
                        : new DemoOrigin[0]);
    }

    private static List<DemoOrigin> origins(int port) {
        return List.of(
                DemoOrigin.of("human1", "Alex, a human", "human", port),
                DemoOrigin.of("surrogate1", "Robin, a surrogate", "surrogate", port),
                DemoOrigin.of("os1", "Sam, the OS; a person sits at the console", "os", port),
                DemoOrigin.of("host1", "Jo, the host", "host", port),
                DemoOrigin.of("human2", "Noor, another human", "human2", port),
                DemoOrigin.of("surrogate2", "Mika, another surrogate", "surrogate2", port));
    }
}
