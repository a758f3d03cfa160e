package org.souffleur.consent.ledger;

/** The key that signs checkpoints and receipts; configuration gives it, the database never holds it. */
public interface CheckpointKey {
    /** Ed25519 (RFC 8032) over the bytes. */
    byte[] sign(byte[] bytes);

    /** Whether the signature is this key's over the bytes. */
    boolean verifies(byte[] bytes, byte[] signature);

    /** Names the public key: the first 16 hex digits of its SHA-256. */
    String keyId();

    /** The public key, 32 bytes raw. */
    byte[] publicKey();
}
