package org.souffleur.media.room;

import java.util.Arrays;
import org.souffleur.media.rtp.RtpPacket;
import org.souffleur.media.rtp.TransportFeedback;

/**
 * When the packets of one leg came, by the number that it gives to all it sends, voices and pictures alike; kept until
 * they are told. One that comes late is told again together with those after it.
 */
final class TransportArrivals implements TransportFeedback.Arrivals {
    /** A second of the most that a leg may send ({@link Pace}); whatever is older than that nobody reckons with. */
    private static final int KEPT = 1024;

    /** As often as browsers tell each other at a few hundred kbit/s: 10 kbit/s at most. */
    private static final long EVERY_NANOS = 100_000_000L;

    private final int extension;
    private final long[] at = new long[KEPT];
    private boolean begun;
    private long highest;

    /** The lowest number that is still to be told of. */
    private long next;

    private boolean any;
    private long dueAt;
    private int from;
    private int number;

    /** @param extension the id under which packets carry their number */
    TransportArrivals(int extension) {
        this.extension = extension;
    }

    void came(long nowNanos, RtpPacket packet) {
        int sequence = packet.transportSequence(extension);
        if (sequence < 0) return;
        long extended = begun ? highest + (short) (sequence - (int) highest) : 0x10000L + sequence;
        if (!begun || extended - highest >= KEPT) {
            // The first, or so much later that what was missing between is no news any more.
            begun = true;
            Arrays.fill(at, NEVER);
            next = extended;
            highest = extended;
        }
        if (extended <= highest - KEPT) return;
        while (highest < extended) at[(int) (++highest % KEPT)] = NEVER;
        if (at(extended) != NEVER) return;
        at[(int) (extended % KEPT)] = nowNanos;
        next = Math.max(Math.min(next, extended), highest - KEPT + 1);
        from = packet.ssrc();
        any = true;
    }

    @Override
    public long at(long sequence) {
        return at[(int) (sequence % KEPT)];
    }

    /** Whether it is time to tell, and there is something to tell. */
    boolean due(long nowNanos) {
        if (!any || nowNanos < dueAt) return false;
        any = false;
        dueAt = nowNanos + EVERY_NANOS;
        return true;
    }

    /** The first number to be told of, which may be missing; −1 where nothing has come since. */
    long next() {
        long came = next;
        while (came <= highest && at(came) == NEVER) came++;
        if (came > highest) return -1;
        return next =
                Math.max(next, came - TransportFeedback.MOST / 2); // what came must be within one feedback's reach
    }

    int count(long base) {
        return (int) (highest - base) + 1;
    }

    /** Whose packet came last. */
    int from() {
        return from;
    }

    /** The number of the next feedback. */
    int number() {
        return number;
    }

    void told(long base, int count) {
        next = base + count;
        number++;
    }
}
