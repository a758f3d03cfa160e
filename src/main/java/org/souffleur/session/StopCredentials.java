package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * Makes and checks the credential that can stop one evening from one seat, and nothing else. It needs no database, does
 * not expire, and no limit on requests may touch it. Its form is {@code seat.mac}; the evening is the request's own.
 */
@ApplicationScoped
public class StopCredentials {
    private static final int MAX_CHARS = 64; // s99. and 43 characters of base64url; longer is hostile
    private final SecretKeySpec key;

    StopCredentials(SessionSettings settings) {
        this.key = new SecretKeySpec(settings.stopKey(), "HmacSHA256");
    }

    public String issue(EveningId evening, Seat seat) {
        return seat.name() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(evening, seat));
    }

    /** The seat it was given to; empty where it is not ours, or of another evening. */
    public Optional<Seat> check(EveningId evening, String credential) {
        int dot = credential.indexOf('.');
        if (dot < 0 || credential.length() > MAX_CHARS) {
            return Optional.empty();
        }
        return Seat.parse(credential.substring(0, dot))
                .filter(seat -> MessageDigest.isEqual(
                        issue(evening, seat).getBytes(StandardCharsets.US_ASCII),
                        credential.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] mac(EveningId evening, Seat seat) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("souffleur/stop/1:" + evening + ":" + seat).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
