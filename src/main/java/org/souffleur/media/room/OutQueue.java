package org.souffleur.media.room;

import org.jspecify.annotations.Nullable;
import org.souffleur.media.ice.Path;

/**
 * Datagrams on their way to the sockets of one media thread. The thread empties it after every call into a room, so it
 * holds what one datagram can cause; arrays are reused.
 */
public final class OutQueue {
    /** One packet to 64 legs, or the answer to a NACK of 512: beyond that somebody is playing with us. */
    private static final int CAPACITY = 1024;

    private final Outgoing[] ring = new Outgoing[CAPACITY];
    private int head;
    private int size;

    /** One datagram; valid until the next {@link OutQueue#poll}. */
    public static final class Outgoing {
        /** The longest datagram that we take in, and the header and trailer that ours may have on top. */
        static final int CAPACITY = 1800;

        final byte[] bytes = new byte[CAPACITY];
        int length;

        @Nullable
        Path path;

        public byte[] bytes() {
            return bytes;
        }

        public int length() {
            return length;
        }

        public Path path() {
            Path to = path;
            if (to == null) throw new IllegalStateException("not committed");
            return to;
        }
    }

    /** A place to write into, which counts only once {@link #commit} is called; null when all are in use. */
    @Nullable
    Outgoing next() {
        if (size == CAPACITY) return null;
        int index = (head + size) % CAPACITY;
        Outgoing place = ring[index];
        if (place == null) ring[index] = place = new Outgoing();
        return place;
    }

    void commit(Outgoing written, Path path, int length) {
        written.path = path;
        written.length = length;
        size++;
    }

    /** The next datagram to send, or null. */
    public @Nullable Outgoing poll() {
        if (size == 0) return null;
        Outgoing first = ring[head];
        head = (head + 1) % CAPACITY;
        size--;
        return first;
    }
}
