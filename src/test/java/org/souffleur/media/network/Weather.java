package org.souffleur.media.network;

/**
 * What one direction of a network is like.
 *
 * @param loss the share of datagrams that are lost in the long run, 0..1
 * @param burst how many are lost in a row, on average; 1 for losses that know nothing of each other
 * @param delayMs what every datagram takes
 * @param jitterMs what it takes more, evenly from 0 to this; it never overtakes another by that
 * @param overtaken the share of datagrams that are held back so long that others overtake them, 0..1
 * @param bitsPerSecond what passes, or 0 where nothing limits it
 * @param queueMs how long a datagram may wait for its turn where something limits it; what would wait longer is lost
 */
public record Weather(
        double loss, double burst, int delayMs, int jitterMs, double overtaken, int bitsPerSecond, int queueMs) {
    /** Nothing happens to anything. */
    public static final Weather FAIR = new Weather(0, 1, 0, 0, 0, 0, 0);

    /** IPv4 and UDP around each datagram, as a modem counts. */
    static final int HEADERS = 28;

    /** @throws IllegalArgumentException for a chain that has no such loss (Gilbert 1960) */
    public Weather {
        if (loss < 0 || loss >= 1 || burst < 1 || loss / (1 - loss) / burst > 1) {
            throw new IllegalArgumentException("no such loss: " + loss + " in bursts of " + burst);
        }
    }

    public Weather withDelay(int ms, int jitter) {
        return new Weather(loss, burst, ms, jitter, overtaken, bitsPerSecond, queueMs);
    }

    public Weather withLoss(double share, double inARow) {
        return new Weather(share, inARow, delayMs, jitterMs, overtaken, bitsPerSecond, queueMs);
    }

    public Weather withOvertaking(double share) {
        return new Weather(loss, burst, delayMs, jitterMs, share, bitsPerSecond, queueMs);
    }

    public Weather withRate(int bits, int queue) {
        return new Weather(loss, burst, delayMs, jitterMs, overtaken, bits, queue);
    }
}
