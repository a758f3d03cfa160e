package org.souffleur.media.opus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Encodes 48 kHz mono in frames of 20 ms (RFC 6716). One thread; {@link #close} frees native memory. */
public final class OpusEncoder implements AutoCloseable {
    /** Samples of one frame. */
    public static final int FRAME_SAMPLES = 960;

    private static final int COMPLEXITY = 5; // 132 µs a frame; 9 costs 182 and nobody hears it in speech
    private static final int BITS_PER_SECOND = 32_000;
    private static final int MAX_FRAME = 1275; // RFC 6716 §3.2.1

    private @Nullable Pointer encoder;
    private final short[] frame = new short[FRAME_SAMPLES];
    private final byte[] out = new byte[MAX_FRAME];

    public OpusEncoder() {
        Pointer made = LibOpus.LIBRARY.opus_encoder_create(48_000, 1, LibOpus.APPLICATION_VOIP, new IntByReference());
        if (made == null) throw new IllegalStateException("libopus gave no encoder");
        LibOpus.LIBRARY.opus_encoder_ctl(made, LibOpus.SET_COMPLEXITY, COMPLEXITY);
        LibOpus.LIBRARY.opus_encoder_ctl(made, LibOpus.SET_BITRATE, BITS_PER_SECOND);
        encoder = made;
    }

    /**
     * @param pcm little-endian 16-bit samples
     * @param from where a whole frame starts, in bytes
     * @return one Opus packet
     */
    public byte[] encode(byte[] pcm, int from) {
        Pointer open = encoder;
        if (open == null) throw new IllegalStateException("the encoder is closed");
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            frame[i] = (short) (pcm[from + 2 * i] & 0xff | pcm[from + 2 * i + 1] << 8);
        }
        int length = LibOpus.LIBRARY.opus_encode(open, frame, FRAME_SAMPLES, out, out.length);
        if (length <= 0) throw new IllegalStateException("libopus refused a frame: " + length);
        return Arrays.copyOf(out, length);
    }

    @Override
    public void close() {
        Pointer open = encoder;
        if (open != null) LibOpus.LIBRARY.opus_encoder_destroy(open);
        encoder = null;
    }
}
