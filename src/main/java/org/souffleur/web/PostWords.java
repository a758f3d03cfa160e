package org.souffleur.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the frames of the pages about letters and calendars say. */
@MessageBundle("post")
public interface PostWords {
    @Message("Letters")
    String letters();

    @Message("Letters of this rehearsal stage")
    String lettersTitle();

    @Message("Nothing is sent from here. Whatever a person would get by e-mail stands on this page until the stage is"
            + " taken down.")
    String lettersLede();

    @Message("In your calendar")
    String calendar();

    @Message("Your evenings in your own calendar")
    String calendarTitle();

    @Message("A host reads them, signed in.")
    String lettersForHosts();
}
