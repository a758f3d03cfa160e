package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
        String link = publicUrl + "/contact/" + key.text();
        boolean dutch = language.getLanguage().equals("nl");
        String text = dutch ? """
                        %s vraagt of we jou mogen bellen of schrijven als %<s een keer niet op tijd thuis is.
                        Meer is het niet. Je mag nee zeggen, zonder reden, en je later bedenken.

                        Lees wat het betekent, en antwoord:
                        %s
                        """ : """
                        %s asks whether we may call or write to you if %<s is not home in time one day.
                        That is all. You can say no, without a reason, and change your mind later.

                        Read what it means, and answer:
                        %s
                        """;
        return letters.write(new Letter(
                new Receiver.Outsider(contact),
                zone,
                dutch ? "nl" : "en",
                dutch ? "Een vraag aan jou" : "A question for you",
                text.formatted(asker.shown(), link),
                false));
    }
}
