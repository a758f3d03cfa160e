package org.souffleur.media.io;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where others are told and answered, away from media: they may take locks and time, and packets go on. */
final class Aside implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Aside.class.getName());

    /** Some news for each leg of a thousand evenings; as many as this waiting means that a listener hangs. */
    private static final int MAX_QUEUED = 65_536;

    private final ThreadPoolExecutor pool;

    /** With one thread, in order. */
    Aside(String name, int threads) {
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_QUEUED),
                task -> {
                    Thread made = new Thread(task, name);
                    made.setDaemon(true);
                    return made;
                },
                // Late and on the wrong thread is better than never: that a leg has gone must not be lost.
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** No listener can harm the loop. */
    void run(Runnable call) {
        pool.execute(() -> {
            try {
                call.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A listener of a room has failed.", e);
            }
        });
    }

    /** What waits is not told any more. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
