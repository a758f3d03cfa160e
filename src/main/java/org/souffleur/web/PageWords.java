package org.souffleur.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What the server-made parts of the pages say in English; what the browser makes is in {@code webapp/app/words}. A second
 * language is a file {@code messages/words_LANGUAGE.properties}.
 */
@MessageBundle("words")
public interface PageWords {
    @Message("Go to the content")
    String skip();

    @Message("This page needs JavaScript: voice and camera live in the browser.")
    String noscript();

    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("Home")
    String home();

    @Message("To your home page")
    String homeOn();

    @Message("Board")
    String board();

    @Message("A live voice in an ear, by consent")
    String firstTitle();

    @Message("A live voice in an ear, by consent.")
    String firstHeading();

    @Message("For one evening a volunteer lends an AI companion her presence: she hears its voice and its private lines"
            + " in her ear, you hear the same voice in yours, and it sees what her camera sees. Each of you says yes to"
            + " each thing for yourself, and one press silences everything.")
    String firstLede();

    @Message("This is a rehearsal stage")
    String demoHeading();

    @Message("It runs on this machine only, with made-up people. Each password is the account’s own name.")
    String demoAccounts();

    @Message(
            "Each address is a sign-in of its own, so one browser can be several people at once: open one tab for each."
                    + " Use headphones, or the tabs hear each other.")
    String demoThree();

    @Message("Your evenings")
    String homeTitle();

    @Message("Good evening, {name}.")
    String welcome(String name);

    @Message("The board")
    String boardTitle();

    @Message("Second factor")
    String secondFactor();

    @Message("Your evening")
    String eveningTitle();
}
