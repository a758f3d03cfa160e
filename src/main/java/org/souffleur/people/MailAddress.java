package org.souffleur.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where e-mail finds somebody. Prints as ···, so that it never reaches a log line. */
public record MailAddress(String written) {
    /** RFC 5321 §4.5.3.1.3: a path has at most 256 octets with its brackets. */
    private static final int MAX_CHARS = 254;

    /**
     * What every mail server takes, and nothing that could end a header or name a second person. Rarer forms of RFC
     * 5321 §4.1.2 (quoted names, addresses of machines by number) are left out on purpose.
     */
    private static final Pattern USUAL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /**
     * An address that is known to be one.
     *
     * @throws IllegalArgumentException where it is none
     */
    public MailAddress {
        if (written.length() > MAX_CHARS || !USUAL.matcher(written).matches()) {
            throw new IllegalArgumentException("not an e-mail address that can be written to");
        }
    }

    /** What somebody typed, without the blanks around it; empty where it is no address. */
    public static Optional<MailAddress> parse(String typed) {
        String bare = typed.strip();
        return bare.length() <= MAX_CHARS && USUAL.matcher(bare).matches()
                ? Optional.of(new MailAddress(bare))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "···";
    }
}
