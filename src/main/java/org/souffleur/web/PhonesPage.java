package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The first page in a local network: on the computer's screen the codes that phones scan, on a phone that came by one of
 * them who to sign in as. No password is here: they are on the computer's terminal, for the person who started it.
 */
@Path("/phones")
public class PhonesPage {
    /** A code to scan: the account it is for, the address in it, and the picture. */
    public record Code(String account, String address, int size, String path) {
        static Code of(String account, String address) {
            QrPicture picture = QrPicture.of(address);
            return new Code(account, address, picture.size(), picture.path());
        }
    }

    /** In the order in which they are shown; the message of the same name says who that is. */
    private static final List<String> ACCOUNTS =
            List.of("human1", "surrogate1", "os1", "host1", "human2", "surrogate2");

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance phones(Code certificate, Code[] parts);

        static native TemplateInstance as(String account);
    }

    private final List<String> lan;
    private final String publicUrl;
    private final String authority;

    PhonesPage(
            @ConfigProperty(name = "souffleur.lan-urls") Optional<List<String>> lan,
            @ConfigProperty(name = "souffleur.public-url") String publicUrl,
            @ConfigProperty(name = "souffleur.lan-ca-url") Optional<String> authority) {
        this.lan = lan.orElse(List.of());
        this.publicUrl = publicUrl;
        this.authority = authority.orElse(publicUrl);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response phones(@QueryParam("as") @Nullable String as) {
        if (lan.isEmpty()) {
            return Answers.notFound();
        }
        if (as != null && ACCOUNTS.contains(as)) {
            return Response.ok(Templates.as(as)).build();
        }
        return Response.ok(Templates.phones(
                        Code.of("", authority),
                        ACCOUNTS.stream()
                                .map(account -> Code.of(account, publicUrl + "/?as=" + account))
                                .toArray(Code[]::new)))
                .build();
    }
}
