package org.souffleur.media.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Clip;
import org.souffleur.media.Relays;

class HouseClipTest {
    @Test
    void aNoticeBecomesFramesThatDecodeToTheSameTone() throws IOException {
        Clip clip = Relays.clip(new ByteArrayInputStream(TestTone.wav(48_000, 0.99)));
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
        assertThatThrownBy(() -> Relays.clip(new ByteArrayInputStream(TestTone.wav(44_100, 0.1))))
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
