package org.souffleur.consent.ledger;

import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.souffleur.people.Sha256;

/** An Ed25519 key (RFC 8032) from its 32-byte seed. */
public final class Ed25519CheckpointKey implements CheckpointKey {
    private static final int SEED_BYTES = 32;

    private final Ed25519PrivateKeyParameters secret;
    private final Ed25519PublicKeyParameters open;

    private Ed25519CheckpointKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.open = secret.generatePublicKey();
    }

    /**
     * The key of a seed.
     *
     * @throws IllegalArgumentException where the seed has not 32 bytes
     */
    public static Ed25519CheckpointKey fromSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, this one has " + seed.length);
        }
        return new Ed25519CheckpointKey(new Ed25519PrivateKeyParameters(seed));
    }

    @Override
    public byte[] sign(byte[] bytes) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(bytes, 0, bytes.length);
        return signer.generateSignature();
    }

    @Override
    public boolean verifies(byte[] bytes, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, open);
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public String keyId() {
        return HexFormat.of().formatHex(Sha256.of(publicKey()), 0, 8);
    }

    @Override
    public byte[] publicKey() {
        return open.getEncoded();
    }
}
