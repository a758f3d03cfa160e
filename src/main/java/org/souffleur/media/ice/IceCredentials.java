package org.souffleur.media.ice;

import java.nio.charset.StandardCharsets;

/** A username fragment and its password (RFC 8839 §5.4). */
public record IceCredentials(String ufrag, String pwd) {
    byte[] key() {
        return pwd.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "IceCredentials[" + ufrag + "]";
    }
}
