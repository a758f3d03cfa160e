package org.souffleur.media.opus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A 440 Hz tone as a WAVE file, with a chunk in it that a reader must pass over. */
public final class TestTone {
    private TestTone() {}

    public static byte[] wav(int rate, double seconds) {
        int samples = (int) (rate * seconds);
        ByteBuffer wav = ByteBuffer.allocate(44 + 10 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(46 + 2 * samples).put("WAVE".getBytes());
        wav.put("LIST".getBytes()).putInt(1).put((byte) 0).put((byte) 0);
        wav.put("fmt ".getBytes()).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes()).putInt(2 * samples);
        for (int i = 0; i < samples; i++) wav.putShort((short) (8000 * Math.sin(2 * Math.PI * 440 * i / rate)));
        return wav.array();
    }
}
