package org.souffleur.notice;

import java.time.ZoneId;

/**
 * Plain text for one person. Its words are neutral: nobody who sees it on a locked screen learns what Souffleur is for,
 * who else is in it, where or with whom. Prints as ···.
 *
 * @param zone where it is night for the receiver
 * @param language of the words, as a tag of BCP 47
 * @param subject one line, at most {@value #MAX_SUBJECT} characters
 * @param text lines ended by {@code \n}, at most {@value #MAX_TEXT} characters
 * @param urgent whether it comes at night too: only what cannot wait for the morning
 */
public record Letter(Receiver to, ZoneId zone, String language, String subject, String text, boolean urgent) {
    /** RFC 5322 §2.1.1 would have 78 to a line; longer subjects are cut by every mail program. */
    static final int MAX_SUBJECT = 120;

    static final int MAX_TEXT = 8_000; // four pages of paper; a letter that needs more has a link

    /**
     * A letter that can be sent.
     *
     * @throws IllegalArgumentException where it is empty, too long, or its subject is not one line
     */
    public Letter {
        if (subject.isBlank()
                || subject.length() > MAX_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line of 1 to " + MAX_SUBJECT + " characters");
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text has 1 to " + MAX_TEXT + " characters");
        }
        if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new IllegalArgumentException("a language is a tag of BCP 47");
        }
    }

    @Override
    public String toString() {
        return "···";
    }
}
