package org.souffleur.journey.rehearse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running recording of every mouth and ear. Samples are counted, and each arrival is noted on the machine's
 * monotonic clock, so that a moment outside (a request that leaves) can be found on the tape.
 */
final class Tape implements AutoCloseable {
    /** A recorder that has written nothing for this long is broken. */
    private static final long STALL_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Ten milliseconds: how much is read at a time. */
    private static final int FRAMES_A_READ = Sound.RATE_HZ / 100;

    /** A busy machine delivers late for a while, but rarely for so long; a recorder that lost samples is found soon. */
    private static final int SECONDS_TOLD = 10;

    private final Process recorder;
    private final List<String> names;
    private final Path file;
    private final Thread reader;
    private final Object more = new Object();
    private long frames;

    /** When the tape's first frame would have arrived, as the arrivals of each of the last seconds tell it. */
    private final long[] firstFrameAtNanos = new long[SECONDS_TOLD];

    private long toldSecond = -1;

    Tape(Process recorder, List<String> names, Path file) {
        this.recorder = recorder;
        this.names = names;
        this.file = file;
        reader = new Thread(this::read, "tape");
        reader.setDaemon(true);
        reader.setPriority(Thread.MAX_PRIORITY);
        reader.start();
    }

    private void read() {
        byte[] chunk = new byte[FRAMES_A_READ * bytesAFrame()];
        int held = 0;
        try (InputStream in = recorder.getInputStream();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int got; (got = in.read(chunk, held, chunk.length - held)) >= 0; ) {
                long nowNanos = System.nanoTime();
                held += got;
                int whole = held - held % bytesAFrame();
                out.write(chunk, 0, whole);
                out.flush();
                System.arraycopy(chunk, whole, chunk, 0, held - whole);
                held -= whole;
                synchronized (more) {
                    frames += whole / bytesAFrame();
                    tell(frames / Sound.RATE_HZ, nowNanos - nanos(frames));
                    more.notifyAll();
                }
            }
        } catch (IOException ended) {
            // The recorder was closed.
        }
    }

    /** Delivery is late by a varying time and never early: of each second, the earliest is nearest the truth. */
    private void tell(long second, long firstAtNanos) {
        int place = (int) (second % SECONDS_TOLD);
        firstFrameAtNanos[place] =
                second == toldSecond ? Math.min(firstFrameAtNanos[place], firstAtNanos) : firstAtNanos;
        toldSecond = second;
    }

    private int bytesAFrame() {
        return 2 * names.size();
    }

    private static long nanos(long frames) {
        return frames * 1_000_000_000L / Sound.RATE_HZ;
    }

    /** Seconds recorded so far. */
    double nowS() {
        synchronized (more) {
            return frames / (double) Sound.RATE_HZ;
        }
    }

    /**
     * Where a moment of {@link System#nanoTime} lies on this tape, in seconds. The tape's own delivery time (a few
     * milliseconds) is not known apart and moves it earlier, so that a silence measured by it reads longer, never
     * shorter.
     */
    double atS(long nanoTime) {
        synchronized (more) {
            if (toldSecond < 0) {
                throw new IllegalStateException("nothing was recorded yet");
            }
            long earliest = Long.MAX_VALUE;
            for (int i = 0; i <= Math.min(toldSecond, SECONDS_TOLD - 1); i++) {
                earliest = Math.min(earliest, firstFrameAtNanos[i]);
            }
            return (nanoTime - earliest) / 1e9;
        }
    }

    /** Waits until the tape is at least this long. */
    void await(double lengthS) {
        long stalledAtNanos = System.nanoTime() + STALL_LIMIT_NANOS;
        synchronized (more) {
            while (frames < lengthS * Sound.RATE_HZ) {
                long before = frames;
                try {
                    more.wait(200);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while recording", e);
                }
                if (frames > before) {
                    stalledAtNanos = System.nanoTime() + STALL_LIMIT_NANOS;
                } else if (System.nanoTime() > stalledAtNanos || !recorder.isAlive()) {
                    throw new IllegalStateException("the recorder has stopped at " + frames + " samples");
                }
            }
        }
    }

    /** Lets the tape run for so long from now. */
    void run(double seconds) {
        await(nowS() + seconds);
    }

    /** What one channel held between two moments of the tape, waiting for it where it is not recorded yet. */
    Sound channel(String name, double fromS, double toS) {
        await(toS);
        long from = Math.max(0, Math.round(fromS * Sound.RATE_HZ));
        long to = Math.round(toS * Sound.RATE_HZ);
        byte[] bytes = new byte[Math.toIntExact((to - from) * bytesAFrame())];
        try (RandomAccessFile recording = new RandomAccessFile(file.toFile(), "r")) {
            recording.seek(from * bytesAFrame());
            recording.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the tape cannot be read", e);
        }
        return Sound.channel(bytes, names.indexOf(name), names.size());
    }

    @Override
    public void close() {
        Ears.end(recorder);
        try {
            reader.join(TimeUnit.SECONDS.toMillis(5));
            Files.deleteIfExists(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
