package org.souffleur.web;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.souffleur.booking.OpenDemoEvening;
import org.souffleur.session.Recorder;

/** In the demo, another evening when the last one is over. */
@Path("/api/demo/evenings")
public class DemoApi {
    private final boolean demo;
    private final OpenDemoEvening open;
    private final Recorder recorder;

    DemoApi(
            @ConfigProperty(name = "souffleur.demo", defaultValue = "false") boolean demo,
            OpenDemoEvening open,
            Recorder recorder) {
        this.demo = demo;
        this.open = open;
        this.recorder = recorder;
    }

    @POST
    @Authenticated
    public Uni<Response> open() {
        return demo
                ? open.open(recorder::isOver)
                        .map(evening -> Response.created(URI.create("/api/evenings/" + evening))
                                .entity(Map.of("id", evening.toString()))
                                .build())
                : Uni.createFrom().item(Answers.notFound());
    }
}
