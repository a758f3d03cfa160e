package org.souffleur.journey.rehearse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the chirps of {@code chirps.wav} in a recording by matched filter and pairs what one channel said with what
 * another heard. The gaps between chirps all differ, so a delay is found without any clock in the audio's path.
 */
final class Chirps {
    /** How alike a span and the chirp must be, 0..1. Opus at 24 kbit/s keeps about 0.9; noise stays below 0.2. */
    private static final double LIKENESS = 0.45;

    /** Softer than this is nothing that an ear would have heard; correlation alone would find chirps in dither. */
    private static final double AUDIBLE_RMS = 0.001;

    /** No two chirps of the file are nearer than 0.66 s; an echo within this time is the same chirp. */
    private static final double APART_S = 0.25;

    /** Delays longer than this are not looked for: more than twice the longest lead. */
    private static final double MAX_DELAY_S = 3.2;

    /** How far one chirp's delay may be from the recording's usual one before it counts as not heard. */
    private static final double SPREAD_S = 0.3;

    private final float[] chirp;
    private final double norm;
    private final Fourier fourier = new Fourier(1 << 15);
    private final double[] chirpRe;
    private final double[] chirpIm;

    /** @param chirp one clean chirp */
    Chirps(Sound chirp) {
        this.chirp = chirp.samples();
        double energy = 0;
        chirpRe = new double[fourier.size()];
        chirpIm = new double[fourier.size()];
        for (int i = 0; i < this.chirp.length; i++) {
            chirpRe[i] = this.chirp[i];
            energy += this.chirp[i] * this.chirp[i];
        }
        norm = Math.sqrt(energy);
        fourier.forward(chirpRe, chirpIm);
        // Without its negative frequencies the correlation is analytic: its magnitude is the envelope, which peaks
        // once, where the plain correlation rings at the carrier.
        for (int i = 1; i < fourier.size() / 2; i++) {
            chirpRe[i] *= 2;
            chirpIm[i] *= 2;
        }
        for (int i = fourier.size() / 2; i < fourier.size(); i++) {
            chirpRe[i] = 0;
            chirpIm[i] = 0;
        }
    }

    /** The chirp of {@code chirps.wav}: the first one starts at 0.50 s and lasts 40 ms. */
    static Chirps ofTheFile() {
        return new Chirps(Sound.named("chirps.wav").between(0.50, 0.54));
    }

    /** Seconds at which chirps start in this recording, ascending. */
    List<Double> startsS(Sound sound) {
        double[] likeness = likeness(sound.samples());
        List<Integer> peaks = new ArrayList<>();
        int apart = (int) (APART_S * Sound.RATE_HZ);
        for (int i = 0; i < likeness.length; i++) {
            if (likeness[i] < LIKENESS) {
                continue;
            }
            int last = peaks.isEmpty() ? Integer.MIN_VALUE / 2 : peaks.get(peaks.size() - 1);
            if (i - last > apart) {
                peaks.add(i);
            } else if (likeness[i] > likeness[last]) {
                peaks.set(peaks.size() - 1, i);
            }
        }
        return peaks.stream().map(i -> i / (double) Sound.RATE_HZ).toList();
    }

    /** What one channel said and another heard. */
    record Heard(List<Double> delaysMs, int said) {
        double missing() {
            return said == 0 ? 0 : 1 - delaysMs.size() / (double) said;
        }
    }

    /** The delay of each chirp from {@code mouth} to {@code ear}, both of one recording. */
    Heard heard(Sound mouth, Sound ear) {
        return pair(startsS(mouth), startsS(ear), mouth.seconds());
    }

    static Heard pair(List<Double> saidS, List<Double> heardS, double lengthS) {
        List<Double> candidates = new ArrayList<>();
        for (double said : saidS) {
            for (double heard : heardS) {
                if (heard >= said && heard - said < MAX_DELAY_S) {
                    candidates.add(heard - said);
                }
            }
        }
        if (candidates.isEmpty()) {
            return new Heard(List.of(), saidS.size());
        }
        double usual = usual(candidates);
        List<Double> delaysMs = new ArrayList<>();
        int askable = 0;
        for (double said : saidS) {
            if (said + usual + SPREAD_S > lengthS) {
                continue; // its sound may lie behind the recording's end
            }
            askable++;
            heardS.stream()
                    .map(heard -> heard - said)
                    .filter(delay -> delay >= 0 && Math.abs(delay - usual) < SPREAD_S)
                    .min(Comparator.comparingDouble(delay -> Math.abs(delay - usual)))
                    .ifPresent(delay -> delaysMs.add(delay * 1000));
        }
        return new Heard(List.copyOf(delaysMs), askable);
    }

    /** The delay with the most others near it: wrong pairs scatter, since all gaps differ. */
    private static double usual(List<Double> candidates) {
        List<Double> sorted = candidates.stream().sorted().toList();
        double window = 0.08;
        int best = 0;
        double bestFrom = sorted.get(0);
        double bestTo = bestFrom;
        for (int from = 0, to = 0; from < sorted.size(); from++) {
            while (to < sorted.size() && sorted.get(to) - sorted.get(from) <= window) {
                to++;
            }
            if (to - from > best) {
                best = to - from;
                bestFrom = sorted.get(from);
                bestTo = sorted.get(to - 1);
            }
        }
        return (bestFrom + bestTo) / 2;
    }

    /** For each start, how alike the samples from there are to the chirp, whatever their loudness, 0..1. */
    private double[] likeness(float[] samples) {
        double[] result = new double[Math.max(0, samples.length - chirp.length + 1)];
        double[] energyBefore = new double[samples.length + 1];
        for (int i = 0; i < samples.length; i++) {
            energyBefore[i + 1] = energyBefore[i] + samples[i] * samples[i];
        }
        int step = fourier.size() - chirp.length;
        double[] re = new double[fourier.size()];
        double[] im = new double[fourier.size()];
        double tooSoft = AUDIBLE_RMS * Math.sqrt(chirp.length);
        for (int start = 0; start < result.length; start += step) {
            for (int i = 0; i < fourier.size(); i++) {
                re[i] = start + i < samples.length ? samples[start + i] : 0;
                im[i] = 0;
            }
            fourier.forward(re, im);
            for (int i = 0; i < fourier.size(); i++) {
                double product = re[i] * chirpRe[i] + im[i] * chirpIm[i];
                im[i] = im[i] * chirpRe[i] - re[i] * chirpIm[i];
                re[i] = product;
            }
            fourier.backward(re, im);
            for (int i = 0; i < step && start + i < result.length; i++) {
                double energy =
                        Math.sqrt(Math.max(0, energyBefore[start + i + chirp.length] - energyBefore[start + i]));
                result[start + i] = energy < tooSoft ? 0 : Math.hypot(re[i], im[i]) / (energy * norm);
            }
        }
        return result;
    }
}
