package org.souffleur.wiring;

import java.util.Optional;
import org.souffleur.people.Sha256;

/** Keys from configured secrets. */
public final class Secrets {
    private static final int MIN_CHARS = 32;

    private Secrets() {}

    /**
     * 32 bytes from a secret of any length that is long enough.
     *
     * @throws IllegalStateException naming the variable, where the secret is missing or too short
     */
    public static byte[] key(String variable, Optional<String> secret) {
        String text = secret.filter(given -> given.length() >= MIN_CHARS)
                .orElseThrow(() -> new IllegalStateException(
                        variable + " must be set to a secret of at least " + MIN_CHARS + " characters"));
        return Sha256.of(text);
    }
}
