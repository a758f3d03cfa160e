package org.souffleur.os;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What may be declared of an OS, and what its code looks like. */
public final class OsRules {
    /** More than an operator has is a program that registers, not a person. */
    public static final int MOST_OF_ONE_OPERATOR = 20;

    static final int MOST_CONVERSATIONS = 100_000;
    private static final int LONGEST_VERSION = 40;

    /** Without letters that are read for others: Crockford's alphabet. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** 60 bits: nobody finds one by trying while accounts are slowed down. */
    private static final int CODE_LETTERS = 12;

    private OsRules() {}

    /** A declaration, if it can be one. */
    static Optional<Os.Declaration> declaration(String typedVersion, int conversations) {
        String version = typedVersion.strip();
        boolean fits = !version.isEmpty()
                && version.length() <= LONGEST_VERSION
                && version.codePoints().noneMatch(Character::isISOControl)
                && conversations >= 1
                && conversations <= MOST_CONVERSATIONS;
        return fits ? Optional.of(new Os.Declaration(version, conversations)) : Optional.empty();
    }

    /** A code out of a random id: twelve letters and digits. */
    static String code(UUID random) {
        BigInteger bits = new BigInteger(random.toString().replace("-", "").substring(16), 16);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            code.append(ALPHABET.charAt(bits.intValue() & 31));
            bits = bits.shiftRight(5);
        }
        return code.toString();
    }

    /** As people type it: small letters, spaces, dashes, and O for 0, I and L for 1 are the same. */
    public static String read(String typed) {
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0');
        return code.replace('I', '1').replace('L', '1');
    }
}
