package org.souffleur.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.souffleur.people.joining.AnswerAsContact;
import org.souffleur.people.joining.AnswerAsContact.Question;
import org.souffleur.people.joining.LinkKey;

/**
 * Where a friend who was asked to be a safety contact reads what it means, and answers. They have no account; the link is
 * what they have. It works without a script.
 */
@Path("/contact/{key}")
public class ContactPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance contact(String asker, String state);
    }

    private final AnswerAsContact contact;

    ContactPage(AnswerAsContact contact) {
        this.contact = contact;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> question(@PathParam("key") String key) {
        return contact.read(new LinkKey(key)).map(ContactPage::shown);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> answer(@PathParam("key") String key, @FormParam("answer") @DefaultValue("") String answer) {
        LinkKey own = new LinkKey(key);
        return switch (answer) {
            case "yes" -> contact.answer(own, true).map(ContactPage::shown);
            case "no" -> contact.answer(own, false).map(ContactPage::shown);
            default -> contact.read(own).map(ContactPage::shown);
        };
    }

    private static Response shown(Optional<Question> question) {
        return question.map(asked -> Response.ok(Templates.contact(
                                asked.asker().shown(), asked.state().name().toLowerCase(Locale.ROOT)))
                        .build())
                .orElseGet(Answers::notFound);
    }
}
