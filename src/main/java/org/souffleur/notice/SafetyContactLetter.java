package org.souffleur.notice;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;

/**
 * Somebody is asked to be a person's safety contact: what that means, that a no is fine, and that nothing else is told.
 * Why the person wants one is not in it.
 */
public final class SafetyContactLetter {
    private static final String KIND = "safety-contact";

    private SafetyContactLetter() {}

    /**
     * Words it.
     *
     * @param zone where it is night for the contact; the asker's own, as long as nothing else is known
     * @param language a tag of BCP 47; English where we do not speak it
     * @param link where the contact answers; whoever has it can answer, so it goes nowhere else
     */
    public static Letter of(MailAddress to, ZoneId zone, String language, DisplayName asker, URI link) {
        LetterText words = LetterText.of(KIND, language)
                .filled(Map.of("asker", LetterText.name(asker.shown()), "link", link.toASCIIString()));
        return new Letter(new Receiver.Outsider(to), zone, words.language(), words.subject(), words.text(), false);
    }
}
