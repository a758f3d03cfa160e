package org.souffleur.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the first page says in a local network. The messages named like accounts say who somebody is then. */
@MessageBundle("phones")
public interface PhonesWords {
    @Message("Let the phones in")
    String title();

    @Message("Let the phones in.")
    String heading();

    @Message("This Souffleur runs on a computer near you. Phones of the same network take part in two steps: each phone"
            + " learns once to trust this computer, then each person scans the code for their part.")
    String lede();

    @Message("1. Each phone, once")
    String trustHeading();

    @Message(
            "Scan this. The page behind it hands out the certificate and says what to tap. Compare its fingerprint with"
                    + " the one on the terminal of the computer that runs Souffleur.")
    String trust();

    @Message("2. Each person")
    String partsHeading();

    @Message("Scan the code for your part. The passwords are on the same terminal. Use an earpiece, or the phones hear"
            + " each other.")
    String parts();

    @Message("You are Alex, a human.")
    String human1();

    @Message("You are Robin, a surrogate.")
    String surrogate1();

    @Message("You speak as Sam, the OS, at the console.")
    String os1();

    @Message("You are Jo, the host.")
    String host1();

    @Message("You are Noor, another human.")
    String human2();

    @Message("You are Mika, another surrogate.")
    String surrogate2();

    @Message("Sign in as")
    String signInAs();

    @Message("The password is on the terminal of the computer that runs Souffleur. Ask whoever started it.")
    String where();
}
