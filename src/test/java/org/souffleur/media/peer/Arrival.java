package org.souffleur.media.peer;

/**
 * One media packet as it came in.
 *
 * @param atNanos when the peer's socket gave it, on System.nanoTime
 * @param audioLevel the byte of RFC 6464, or −1
 */
public record Arrival(
        long atNanos, int sequence, int timestamp, boolean marker, int payloadType, int audioLevel, byte[] payload) {}
