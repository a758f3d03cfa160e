package org.souffleur.journey.rehearse;

/** The discrete Fourier transform of a fixed power-of-two size, radix 2, in place (Cooley and Tukey, 1965). */
final class Fourier {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    Fourier(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("not a power of two: " + size);
        }
        this.size = size;
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = Math.sin(2 * Math.PI * i / size);
        }
    }

    int size() {
        return size;
    }

    void forward(double[] re, double[] im) {
        transform(re, im, -1);
    }

    /** The inverse, divided by the size. */
    void backward(double[] re, double[] im) {
        transform(re, im, 1);
        for (int i = 0; i < size; i++) {
            re[i] /= size;
            im[i] /= size;
        }
    }

    private void transform(double[] re, double[] im, int sign) {
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int span = 2; span <= size; span <<= 1) {
            int half = span / 2;
            int stride = size / span;
            for (int start = 0; start < size; start += span) {
                for (int k = 0; k < half; k++) {
                    double cosine = cosines[k * stride];
                    double sine = sign * sines[k * stride];
                    int a = start + k;
                    int b = a + half;
                    double xr = re[b] * cosine - im[b] * sine;
                    double xi = re[b] * sine + im[b] * cosine;
                    re[b] = re[a] - xr;
                    im[b] = im[a] - xi;
                    re[a] += xr;
                    im[a] += xi;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
