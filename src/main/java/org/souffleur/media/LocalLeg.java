package org.souffleur.media;

/**
 * A leg that lives in this process: no sockets, no keys. Routes, lease, cuts, turns and reports treat it like any other;
 * what it is told comes through {@link OnLocalLeg}, and it is closed by {@link Relay#closeLeg}. Every method may be
 * called from any thread and returns at once.
 */
public interface LocalLeg {
    LegId id();

    /**
     * Sends one Opus packet as the next of an up-slot; the bytes are copied.
     *
     * @param timestamp of its first sample, 48 kHz, wrapping; the sender's own clock
     * @param marker whether it is the first after a silence (RFC 3551 §4.1)
     * @param level how loud it is, 0 to 127 in −dBov (RFC 6464); −1 where unknown
     * @return false where it goes nowhere: no such audio slot, longer than an Opus packet may be, or the media thread is
     *     so far behind that speech of that age helps nobody
     */
    boolean send(String upSlot, byte[] opus, int from, int length, int timestamp, boolean marker, int level);

    /**
     * Shows that whoever drives this leg still does; sending shows it too. A leg that shows nothing for the freshness
     * time is lost, and back with the next sign, as if its line had been down.
     */
    void alive();

    /** A picture is wanted that can be decoded without those before it: passed on to whoever is in the slot. */
    void wantPicture(String downSlot);
}
