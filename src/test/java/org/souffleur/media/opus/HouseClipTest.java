package org.souffleur.media.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Clip;
import org.souffleur.media.Relays;

class HouseClipTest {
    private static byte[] wav(int rate, double seconds) {
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

    @Test
    void aNoticeBecomesFramesThatDecodeToTheSameTone() throws IOException {
        Clip clip = Relays.clip(new ByteArrayInputStream(wav(48_000, 0.99)));
        assertThat(clip.frames20ms()).hasSize(50);
        int crossings = 0;
        double energy = 0;
        short before = 0;
        try (OpusDecoder decoder = new OpusDecoder()) {
            for (byte[] frame : clip.frames20ms()) {
                short[] pcm = decoder.decode(frame);
                assertThat(pcm).hasSize(OpusEncoder.FRAME_SAMPLES);
                for (short sample : pcm) {
                    if (before < 0 && sample >= 0) crossings++;
                    energy += (double) sample * sample;
                    before = sample;
                }
            }
        }
        assertThat(crossings).isBetween(420, 450);
        assertThat(Math.sqrt(energy / 48_000)).isBetween(4500.0, 6500.0);
    }

    @Test
    void anythingElseIsRefusedInWords() {
        assertThatThrownBy(() -> Relays.clip(new ByteArrayInputStream(wav(44_100, 0.1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("48 kHz");
        assertThatThrownBy(() -> Relays.clip(new ByteArrayInputStream(new byte[10])))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Relays.clip(new ByteArrayInputStream("not a sound at all".getBytes())))
                .hasMessageContaining("RIFF");
    }

    @Test
    void bytesThatAreNoOpusDecodeToNothing() {
        try (OpusDecoder decoder = new OpusDecoder()) {
            assertThat(decoder.decode(new byte[] {(byte) 0xff, (byte) 0xff, 1})).isEmpty();
        }
    }
}
