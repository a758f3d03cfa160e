package org.souffleur.notice;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.souffleur.people.Ids;
import org.souffleur.people.Sha256;

/** What makes a calendar's address one that nobody guesses. Whoever has it can read the calendar. Prints as ···. */
public record FeedSecret(String text) {
    /** Two ids that nobody can guess: more than 240 bits of chance. */
    static FeedSecret make(Ids ids) {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        for (int i = 0; i < 2; i++) {
            var id = ids.next();
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** All that is kept of it. Chance needs no salt. */
    byte[] hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "···";
    }
}
