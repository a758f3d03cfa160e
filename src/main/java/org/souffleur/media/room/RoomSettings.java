package org.souffleur.media.room;

/**
 * @param freshnessMs how long a leg may be silent before it is lost (RFC 7675 as the server sees it)
 * @param connectMs how long a leg may take from its offer to its keys
 * @param forgetMs how long a lost leg is kept for its return
 * @param cameraBitsPerSecond the most that a camera is asked to send
 */
public record RoomSettings(int freshnessMs, int connectMs, int forgetMs, int cameraBitsPerSecond) {
    long freshnessNanos() {
        return freshnessMs * 1_000_000L;
    }

    long connectNanos() {
        return connectMs * 1_000_000L;
    }

    long forgetNanos() {
        return forgetMs * 1_000_000L;
    }
}
