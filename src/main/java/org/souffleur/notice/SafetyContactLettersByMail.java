package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;
import org.souffleur.people.joining.LinkKey;
import org.souffleur.people.joining.SafetyContactLetters;

/** The question to a safety contact, as a letter. */
@ApplicationScoped
class SafetyContactLettersByMail implements SafetyContactLetters {
    private final Letters letters;
    private final String publicUrl;
    private final ZoneId zone;

    SafetyContactLettersByMail(
            Letters letters,
            @ConfigProperty(name = "souffleur.public-url") String publicUrl,
            @ConfigProperty(name = "souffleur.zone", defaultValue = "Europe/Amsterdam") String zone) {
        this.letters = letters;
        this.publicUrl = publicUrl;
        this.zone = ZoneId.of(zone);
    }

    @Override
    public Uni<Void> ask(DisplayName asker, MailAddress contact, LinkKey key, Locale language) {
        URI link = URI.create(publicUrl + "/contact/" + key.text());
        return letters.write(SafetyContactLetter.of(contact, zone, language.toLanguageTag(), asker, link));
    }
}
