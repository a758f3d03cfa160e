package org.souffleur.media.opus;

import java.util.Arrays;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;

/** Encodes 48 kHz mono in frames of 20 ms (RFC 6716). One thread; {@link #close} frees native memory. */
public final class OpusEncoder implements AutoCloseable {
    /** Samples of one frame. */
    public static final int FRAME_SAMPLES = 960;

    private static final int COMPLEXITY = 5; // 132 µs a frame; 9 costs 182 and nobody hears it in speech
    private static final int BITS_PER_SECOND = 32_000;
    private static final int MAX_FRAME = 1275; // RFC 6716 §3.2.1

    private long encoder;
    private final byte[] out = new byte[MAX_FRAME];

    public OpusEncoder() {
        encoder = Opus.encoder_create(48_000, 1);
        if (encoder == 0) throw new IllegalStateException("libopus gave no encoder");
        Opus.encoder_set_complexity(encoder, COMPLEXITY);
        Opus.encoder_set_bitrate(encoder, BITS_PER_SECOND);
    }

    /**
     * @param pcm little-endian 16-bit samples
     * @param from where a whole frame starts
     * @return one Opus packet
     */
    public byte[] encode(byte[] pcm, int from) {
        int length = Opus.encode(encoder, pcm, from, FRAME_SAMPLES, out, 0, out.length);
        if (length <= 0) throw new IllegalStateException("libopus refused a frame: " + length);
        return Arrays.copyOf(out, length);
    }

    @Override
    public void close() {
        if (encoder != 0) Opus.encoder_destroy(encoder);
        encoder = 0;
    }
}
