package org.souffleur.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a device signs in to a TURN server with: a name that says until when and nothing about anybody, and a password
 * that is its HMAC under a secret which only the TURN server and we know (draft-uberti-behave-turn-rest-00 §2.2).
 */
public record TurnPass(String username, String credential) {
    private static final String HMAC =
            "HmacSHA1"; // what TURN servers compute; RFC 2104 does not need collisions to be hard

    /** @param serial tells one pass from another, for the server's quotas; random */
    public static TurnPass until(Instant expiry, UUID serial, String secret) {
        String username = expiry.getEpochSecond() + ":" + serial;
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] tag = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new TurnPass(username, Base64.getEncoder().encodeToString(tag));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    @Override
    public String toString() {
        return "TurnPass"; // the credential never reaches a log line
    }
}
