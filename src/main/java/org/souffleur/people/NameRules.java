package org.souffleur.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** What can stand on a screen as somebody's name. */
public final class NameRules {
    public static final int LONGEST_NAME = 40;

    /** An address or a number is a way to reach somebody, not a name; and letters must not be turned round or hidden. */
    private static final Pattern NOT_A_NAME =
            Pattern.compile("[@\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}<>{}\\\\]|://|www\\.|\\d{5}", Pattern.CASE_INSENSITIVE);

    private NameRules() {}

    /** The name without what surrounds it; empty where it is none. */
    public static Optional<DisplayName> name(String typed) {
        String name = typed.strip().replaceAll("\\s+", " ");
        boolean fits = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().anyMatch(Character::isLetter)
                && !NOT_A_NAME.matcher(name).find();
        return fits ? Optional.of(new DisplayName(name)) : Optional.empty();
    }
}
