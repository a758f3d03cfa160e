package org.souffleur.wiring;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.souffleur.notice.Letter;
import org.souffleur.notice.Postbox;
import org.souffleur.people.MailAddress;

/** By SMTP, to the server that the installation names. */
@ApplicationScoped
class PostboxBySmtp implements Postbox {
    private final ReactiveMailer mailer;
    private final Optional<MailAddress> from;
    private final boolean there;

    PostboxBySmtp(ReactiveMailer mailer, SouffleurSettings settings) {
        this.mailer = mailer;
        this.from = settings.smtp().from().map(PostboxBySmtp::from);
        this.there = settings.smtp().host().isPresent();
        if (there && from.isEmpty()) {
            throw new IllegalStateException(
                    "SOUFFLEUR_SMTP_HOST is set, so SOUFFLEUR_SMTP_FROM must say whom letters are from");
        }
    }

    private static MailAddress from(String written) {
        return MailAddress.parse(written)
                .orElseThrow(() -> new IllegalStateException("SOUFFLEUR_SMTP_FROM must be a bare e-mail address"));
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public Uni<Void> post(UUID id, MailAddress to, Letter letter) {
        String sender = from.orElseThrow().written();
        Mail mail = Mail.withText(to.written(), letter.subject(), letter.text())
                .setFrom("Souffleur <" + sender + ">")
                .addHeader("Message-ID", "<" + id + sender.substring(sender.indexOf('@')) + ">")
                .addHeader("Content-Language", letter.language())
                .addHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5: nobody's holiday notice answers
        return mailer.send(mail).ifNoItem().after(LIMIT).fail().emitOn(OwnContext.here());
    }
}
