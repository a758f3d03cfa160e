package org.souffleur.media.opus;

import java.util.Arrays;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;

/** Decodes Opus packets to 48 kHz mono. One thread; {@link #close} frees native memory. */
public final class OpusDecoder implements AutoCloseable {
    private static final int MAX_SAMPLES = 5760; // RFC 6716 §2.1.4: a packet lasts at most 120 ms

    private long decoder;
    private final byte[] out = new byte[2 * MAX_SAMPLES];

    public OpusDecoder() {
        decoder = Opus.decoder_create(48_000, 1);
        if (decoder == 0) throw new IllegalStateException("libopus gave no decoder");
    }

    /** Little-endian 16-bit samples, or an empty array for bytes that are no Opus. */
    public byte[] decode(byte[] packet, int from, int length) {
        int samples = Opus.decode(decoder, packet, from, length, out, 0, MAX_SAMPLES, 0);
        return samples <= 0 ? new byte[0] : Arrays.copyOf(out, 2 * samples);
    }

    @Override
    public void close() {
        if (decoder != 0) Opus.decoder_destroy(decoder);
        decoder = 0;
    }
}
