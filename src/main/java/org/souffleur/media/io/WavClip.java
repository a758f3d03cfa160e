package org.souffleur.media.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.souffleur.media.Clip;
import org.souffleur.media.opus.OpusEncoder;

/** Reads a RIFF/WAVE file and encodes it into a clip. */
public final class WavClip {
    private static final int FRAME_BYTES = 2 * OpusEncoder.FRAME_SAMPLES;
    private static final int MAX_BYTES = 10 * 60 * 48_000 * 2; // ten minutes: a notice, not a recording

    private WavClip() {}

    /** @throws IOException where this is not 48 kHz mono 16-bit PCM of at most ten minutes */
    public static Clip read(InputStream wav) throws IOException {
        byte[] pcm = samples(new DataInputStream(wav));
        byte[] whole = Arrays.copyOf(pcm, (pcm.length + FRAME_BYTES - 1) / FRAME_BYTES * FRAME_BYTES);
        List<byte[]> frames = new ArrayList<>();
        List<Integer> levels = new ArrayList<>();
        try (OpusEncoder encoder = new OpusEncoder()) {
            for (int at = 0; at < whole.length; at += FRAME_BYTES) {
                frames.add(encoder.encode(whole, at));
                levels.add(level(whole, at));
            }
        }
        return new Clip(frames, levels);
    }

    /** RFC 6464 §3: the root of the mean square against the loudest that 16 bits can hold, in −dBov. */
    private static int level(byte[] pcm, int at) {
        double squares = 0;
        for (int i = at; i < at + FRAME_BYTES; i += 2) {
            int sample = (short) (pcm[i] & 0xff | pcm[i + 1] << 8);
            squares += (double) sample * sample;
        }
        double loudness = Math.sqrt(squares / OpusEncoder.FRAME_SAMPLES) / 32768;
        if (loudness <= 0) return 127;
        return (int) Math.min(127, Math.max(0, Math.round(-20 * Math.log10(loudness))));
    }

    private static byte[] samples(DataInputStream in) throws IOException {
        try {
            if (in.readInt() != 0x52494646) throw new IOException("not a RIFF file");
            in.readInt();
            if (in.readInt() != 0x57415645) throw new IOException("not a WAVE file");
            boolean fits = false;
            while (true) {
                int name = in.readInt();
                long size = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                if (name == 0x666d7420) { // "fmt "
                    if (size < 16 || size > 1024) throw new IOException("odd format chunk");
                    byte[] format = in.readNBytes((int) size);
                    fits = format.length >= 16
                            && le(format, 0, 2) == 1
                            && le(format, 2, 2) == 1
                            && le(format, 4, 4) == 48_000
                            && le(format, 14, 2) == 16;
                    if (!fits) throw new IOException("only 48 kHz mono 16-bit PCM");
                } else if (name == 0x64617461) { // "data"
                    if (!fits) throw new IOException("no format before the data");
                    byte[] pcm = in.readNBytes((int) Math.min(size, MAX_BYTES + 1));
                    if (pcm.length > MAX_BYTES) throw new IOException("longer than ten minutes");
                    return pcm;
                } else {
                    in.skipNBytes(size + (size & 1));
                }
            }
        } catch (EOFException e) {
            throw new IOException("the WAVE file ends before its data", e);
        }
    }

    private static int le(byte[] b, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) value = value << 8 | b[at + i] & 0xff;
        return value;
    }
}
