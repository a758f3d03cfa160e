package org.souffleur.media.srtp;

import org.jitsi.srtp.SrtpPolicy;

/** The protection profiles we speak, best first. */
public enum SrtpProfile {
    /** RFC 7714 §12. */
    AEAD_AES_128_GCM(0x0007, 16, 12),
    /** RFC 5764 §4.1.2; some clients speak nothing else. */
    AES_CM_128_HMAC_SHA1_80(0x0001, 16, 14);

    /** As in the {@code use_srtp} extension (RFC 5764 §4.1.2). */
    public final int code;

    public final int keyLength;
    public final int saltLength;

    SrtpProfile(int code, int keyLength, int saltLength) {
        this.code = code;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
    }

    /** How much keying material the DTLS exporter must give for both directions. */
    public int materialLength() {
        return 2 * (keyLength + saltLength);
    }

    SrtpPolicy policy() {
        SrtpPolicy policy = this == AEAD_AES_128_GCM
                ? new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12)
                : new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
        // A slot writes each sequence number once and resends the very bytes it sent, so nothing is checked on sending.
        policy.setSendReplayEnabled(false);
        return policy;
    }
}
