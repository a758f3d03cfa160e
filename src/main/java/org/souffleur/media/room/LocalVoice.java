package org.souffleur.media.room;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.rtp.RtpWriter;

/**
 * What a leg of this process is about to say: a short queue of whole RTP packets, each slot with its own numbers.
 * Whoever speaks writes into it from any thread, the media thread empties it into the room; arrays are reused.
 */
public final class LocalVoice {
    /** RFC 6716 §3.2.1: no Opus frame is longer. */
    private static final int MAX_OPUS = 1275;

    /** 1 s of 20 ms frames; older speech is worse than silence. */
    private static final int MAX_QUEUED = 50;

    private final Map<String, Up> ups = new HashMap<>();
    private final Entry[] ring = new Entry[MAX_QUEUED];
    private byte[] taken = new byte[256];
    private int head;
    private int size;

    private static final class Up {
        private final RtpWriter writer = new RtpWriter(0, "", LocalLines.AUDIO_LEVEL, 0);
        private final int ssrc;
        private int sequence;

        private Up(int ssrc) {
            this.ssrc = ssrc;
        }
    }

    private static final class Entry {
        private byte[] bytes = new byte[256];
        private int length;
    }

    /** The voice of a leg that {@link Room#joinHere} has made. */
    public LocalVoice(Leg leg) {
        for (UpSlot slot : leg.up.values()) {
            ups.put(slot.name, new Up(slot.line.remoteSsrcs().get(0)));
        }
    }

    /** False where it goes nowhere; see {@link org.souffleur.media.LocalLeg#send}. */
    public synchronized boolean say(
            String slot, byte[] opus, int from, int length, int timestamp, boolean marker, int level) {
        Up up = ups.get(slot);
        if (up == null || length < 1 || length > MAX_OPUS || size == MAX_QUEUED) return false;
        int index = (head + size) % MAX_QUEUED;
        Entry entry = ring[index];
        if (entry == null) ring[index] = entry = new Entry();
        if (entry.bytes.length < RtpWriter.MAX_HEADER + length) entry.bytes = new byte[RtpWriter.MAX_HEADER + length];
        int loud = level < 0 ? -1 : Math.min(level, 127);
        int at = up.writer.header(entry.bytes, 0, marker, LocalLines.OPUS, up.sequence, timestamp, up.ssrc, loud, 0);
        up.sequence = up.sequence + 1 & 0xffff;
        System.arraycopy(opus, from, entry.bytes, at, length);
        entry.length = at + length;
        size++;
        return true;
    }

    /** The length of the next packet, which {@link #taken} holds until the next call; 0 where nothing waits. */
    public synchronized int take() {
        if (size == 0) return 0;
        Entry entry = entry();
        byte[] free = taken;
        taken = entry.bytes;
        entry.bytes = free;
        head = (head + 1) % MAX_QUEUED;
        size--;
        return entry.length;
    }

    private Entry entry() {
        @Nullable Entry entry = ring[head];
        if (entry == null) throw new IllegalStateException("nothing waits");
        return entry;
    }

    /** The packet that {@link #take} gave; only the media thread looks. */
    public byte[] taken() {
        return taken;
    }
}
