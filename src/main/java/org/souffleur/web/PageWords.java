package org.souffleur.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What the server-made parts of the pages say in English; what the browser makes is in {@code webapp/app/words}. Another
 * language is a file {@code messages/words_LANGUAGE.properties} with each of these, and a line of {@link Tongue}.
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

    @Message("Try it")
    String tryHeading();

    @Message("A few minutes, with a recording or with two friends. Nothing is kept, and one press silences everything.")
    String tryLede();

    @Message("Be the surrogate")
    String trySurrogate();

    @Message("Hear a voice in your ear and follow its cues.")
    String trySurrogateMeans();

    @Message("Be the human")
    String tryHuman();

    @Message("Hear the same voice in your own ear, and stop it with one press.")
    String tryHumanMeans();

    @Message("Be the OS")
    String tryOs();

    @Message("Speak, whisper and send cues from the console.")
    String tryOsMeans();

    @Message("Sign in as {account}")
    String tryAs(String account);

    @Message("Three people in one browser")
    String demoHeading();

    @Message("This is a rehearsal stage, on this machine only, with made-up people. Each password is the account’s own"
            + " name.")
    String demoAccounts();

    @Message(
            "Each address is a sign-in of its own, so one browser can be three people at once: open a tab for each, and"
                    + " choose “with two friends” on one of them. Use headphones, or the tabs hear each other.")
    String demoThree();

    @Message("Your evenings")
    String homeTitle();

    @Message("Good evening, {name}.")
    String welcome(String name);

    @Message("Your hours")
    String hoursTitle();

    @Message("The board")
    String boardTitle();

    @Message("Second factor")
    String secondFactor();

    @Message("Your evening")
    String eveningTitle();

    @Message("Not found")
    String notFound();

    @Message("There is nothing here for you. It may be over, or never yours.")
    String notFoundMeans();

    @Message("Not your role")
    String notYourRole();

    @Message("Your account’s role may not do this.")
    String notYourRoleMeans();

    @Message("Something broke here")
    String broken();

    @Message("It is our fault, not yours. What you had before still stands. A stop always works.")
    String brokenMeans();

    @Message("That did not work")
    String notDone();

    @Message("This address did not understand what it was asked. Nothing has changed. Your home page has a way on.")
    String notDoneMeans();

    @Message("Alex, a human")
    String demoHuman();

    @Message("Robin, a surrogate")
    String demoSurrogate();

    @Message("Sam, the OS; a person sits at the console")
    String demoOs();

    @Message("Jo, the host")
    String demoHost();

    @Message("Noor, another human")
    String demoHumanToo();

    @Message("Mika, another surrogate")
    String demoSurrogateToo();

    @Message("Join")
    String join();

    @Message("Free of charge, for adults, in three minutes. You can leave at any moment.")
    String joinMeans();

    @Message("You")
    String meTitle();

    @Message("What you are like")
    String profileTitle();

    @Message("Kits")
    String kitsTitle();

    @Message("A kit’s label")
    String kitLabel();

    @Message("The code of kit {label}. Print it and glue it on; whoever scans it comes to the kit’s page.")
    String kitLabelMeans(String label);

    @Message("Newcomers")
    String newcomersTitle();

    @Message("A question to you")
    String contactTitle();

    @Message("{asker} asks something of you.")
    String contactHeading(String asker);

    @Message("May we ask you after {asker}, if {asker} is not home in time?")
    String contactLede(String asker);

    @Message("Now and then {asker} spends an evening with others. If no word of having come home safely arrives, we ask"
            + " you first whether all is well. That is all; mostly nothing ever comes. You can say no, without a reason,"
            + " and change your mind at any time with this same link.")
    String contactMeans(String asker);

    @Message("Besides your name and this address nothing of you is kept. {asker} sees your answer, and nothing else.")
    String contactKept(String asker);

    @Message("You have said yes. {asker} is told.")
    String contactAgreed(String asker);

    @Message("You have said no. That is fine; you get no further letter.")
    String contactDeclined();

    @Message("Yes, you may ask me")
    String contactYes();

    @Message("No")
    String contactNo();
}
