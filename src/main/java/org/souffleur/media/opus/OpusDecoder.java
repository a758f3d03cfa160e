package org.souffleur.media.opus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes Opus packets to 48 kHz mono. One thread; {@link #close} frees native memory. */
public final class OpusDecoder implements AutoCloseable {
    private static final int MAX_SAMPLES = 5760; // RFC 6716 §2.1.4: a packet lasts at most 120 ms

    private @Nullable Pointer decoder;
    private final short[] out = new short[MAX_SAMPLES];

    public OpusDecoder() {
        Pointer made = LibOpus.LIBRARY.opus_decoder_create(48_000, 1, new IntByReference());
        if (made == null) throw new IllegalStateException("libopus gave no decoder");
        decoder = made;
    }

    /** The samples of a packet, or none for bytes that are no Opus. */
    public short[] decode(byte[] packet) {
        Pointer open = decoder;
        if (open == null) throw new IllegalStateException("the decoder is closed");
        int samples = LibOpus.LIBRARY.opus_decode(open, packet, packet.length, out, MAX_SAMPLES, 0);
        return samples <= 0 ? new short[0] : Arrays.copyOf(out, samples);
    }

    @Override
    public void close() {
        Pointer open = decoder;
        if (open != null) LibOpus.LIBRARY.opus_decoder_destroy(open);
        decoder = null;
    }
}
