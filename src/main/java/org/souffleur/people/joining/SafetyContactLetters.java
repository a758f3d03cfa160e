package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import java.util.Locale;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;

/** How a safety contact hears that they are asked. */
public interface SafetyContactLetters {
    /** Writes them a letter with the link by which they answer; joins the transaction it is called in. */
    Uni<Void> ask(DisplayName asker, MailAddress contact, LinkKey key, Locale language);
}
