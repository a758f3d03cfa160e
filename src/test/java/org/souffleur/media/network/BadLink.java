package org.souffleur.media.network;

import java.util.Random;

/**
 * One direction of a bad network, on the clock of whoever asks. The same seed and the same calls give the same fate.
 *
 * <p>Loss is a chain of two states (Gilbert 1960, Elliott 1963): in the bad one everything is lost, and how likely it is
 * to come and to go gives the share and the length of bursts.
 */
public final class BadLink {
    /** What {@link #arrivesAt} answers for a datagram that never does. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long MS = 1_000_000L;

    /** What is overtaken is held back by so much more: several packets of a camera, two of a voice. */
    private static final long HELD_BACK = 45 * MS;

    private final Random random;
    private Weather weather = Weather.FAIR;
    private boolean bad;
    private boolean dark;
    private long freeAt;
    private long lastAt = Long.MIN_VALUE;
    private long carried;
    private long lost;
    private long offeredBytes;

    public BadLink(long seed) {
        random = new Random(seed);
    }

    public void weather(Weather now) {
        weather = now;
    }

    /** A tunnel: nothing passes while it is dark. */
    public void dark(boolean now) {
        dark = now;
    }

    /** When a datagram of so many bytes, given to the network now, comes out of it; {@link #NEVER} where it is lost. */
    public long arrivesAt(long nowNanos, int bytes) {
        offeredBytes += bytes + Weather.HEADERS;
        // Each datagram takes the same dice whatever becomes of it, so that one rule does not shift another's luck.
        double turn = random.nextDouble();
        double jitter = random.nextDouble();
        double overtaken = random.nextDouble();
        boolean gone = chain(turn) | dark;
        long out = gone ? NEVER : throughTheQueue(nowNanos, bytes);
        if (out == NEVER) {
            lost++;
            return NEVER;
        }
        carried++;
        long at = out + weather.delayMs() * MS + (long) (jitter * weather.jitterMs() * MS);
        if (overtaken < weather.overtaken()) return at + HELD_BACK;
        lastAt = Math.max(lastAt, at);
        return lastAt;
    }

    private boolean chain(double turn) {
        if (weather.loss() == 0) {
            bad = false;
        } else if (bad) {
            bad = turn >= 1 / weather.burst();
        } else {
            bad = turn < weather.loss() / (1 - weather.loss()) / weather.burst();
        }
        return bad;
    }

    /** A queue that drops its tail. */
    private long throughTheQueue(long nowNanos, int bytes) {
        if (weather.bitsPerSecond() == 0) return nowNanos;
        long begins = Math.max(nowNanos, freeAt);
        if (begins - nowNanos > weather.queueMs() * MS) return NEVER;
        freeAt = begins + (bytes + Weather.HEADERS) * 8 * 1_000_000_000L / weather.bitsPerSecond();
        return freeAt;
    }

    public long carried() {
        return carried;
    }

    /** What was given to the network, with IP's and UDP's headers. */
    public long offeredBytes() {
        return offeredBytes;
    }

    public long lost() {
        return lost;
    }
}
