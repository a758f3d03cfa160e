package org.souffleur.journey.rehearse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** One channel of samples from −1 to 1, 48 000 a second. */
record Sound(float[] samples) {
    static final int RATE_HZ = 48_000;

    /** The span in which loudness is judged: long enough for a syllable's dip, short enough to time a cut. */
    private static final int SILENCE_STEP = RATE_HZ / 500;

    /** One of the recordings under {@code audio/} on the class path: mono, 16 bit, 48 kHz. */
    static Sound named(String name) {
        try (InputStream file = Sound.class.getResourceAsStream("/audio/" + name)) {
            if (file == null) {
                throw new IllegalStateException("audio/" + name + " is not on the class path");
            }
            AudioInputStream audio = AudioSystem.getAudioInputStream(new java.io.BufferedInputStream(file));
            AudioFormat format = audio.getFormat();
            if (format.getChannels() != 1 || format.getSampleSizeInBits() != 16 || format.getSampleRate() != RATE_HZ) {
                throw new IllegalStateException("audio/" + name + " is not mono, 16 bit, 48 kHz but " + format);
            }
            return channel(audio.readAllBytes(), 0, 1);
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new IllegalStateException("cannot read audio/" + name, e);
        }
    }

    /** One channel of interleaved little-endian 16-bit samples. */
    static Sound channel(byte[] interleaved, int channel, int channels) {
        ByteBuffer bytes = ByteBuffer.wrap(interleaved).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[interleaved.length / (2 * channels)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(2 * (i * channels + channel)) / 32768f;
        }
        return new Sound(samples);
    }

    /** Mono little-endian 16-bit samples. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sample * 32767))));
        }
        return bytes.array();
    }

    double seconds() {
        return samples.length / (double) RATE_HZ;
    }

    Sound between(double fromS, double toS) {
        int from = clamp(Math.round(fromS * RATE_HZ));
        int to = clamp(Math.round(toS * RATE_HZ));
        return new Sound(Arrays.copyOfRange(samples, from, Math.max(from, to)));
    }

    private int clamp(long index) {
        return (int) Math.max(0, Math.min(samples.length, index));
    }

    /** Root mean square over everything, in dB below full scale; −∞ for digital silence. */
    double loudnessDb() {
        return loudnessDb(0, samples.length);
    }

    /**
     * Seconds from the start to the end of the last 2 ms that are louder than {@code thresholdDb}; 0 where nothing is.
     */
    double lastAudibleS(double thresholdDb) {
        for (int end = samples.length; end > 0; end -= SILENCE_STEP) {
            if (loudnessDb(Math.max(0, end - SILENCE_STEP), end) > thresholdDb) {
                return end / (double) RATE_HZ;
            }
        }
        return 0;
    }

    /** The share of whole 20 ms spans that are louder than {@code thresholdDb}, 0..1. */
    double audibleShare(double thresholdDb) {
        int step = RATE_HZ / 50;
        int spans = samples.length / step;
        int audible = 0;
        for (int i = 0; i < spans; i++) {
            if (loudnessDb(i * step, (i + 1) * step) > thresholdDb) {
                audible++;
            }
        }
        return spans == 0 ? 0 : audible / (double) spans;
    }

    private double loudnessDb(int from, int to) {
        double energy = 0;
        for (int i = from; i < to; i++) {
            energy += samples[i] * samples[i];
        }
        return 10 * Math.log10(energy / Math.max(1, to - from));
    }

    /**
     * A tone that climbs from 300 to 3000 Hz five times a second without a pause: no noise suppressor takes it for
     * noise, and no span of it is silent, so that the moment in which it ends is exact.
     */
    static Sound siren(double seconds) {
        float[] samples = new float[(int) (seconds * RATE_HZ)];
        double phase = 0;
        int period = RATE_HZ / 5;
        for (int i = 0; i < samples.length; i++) {
            double triangle = 1 - Math.abs(2.0 * (i % period) / period - 1);
            phase += 2 * Math.PI * (300 + 2700 * triangle) / RATE_HZ;
            samples[i] = (float) (0.4 * Math.sin(phase));
        }
        return new Sound(samples);
    }
}
