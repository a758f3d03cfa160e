package org.souffleur.media.io;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The threads that BouncyCastle's blocking DTLS runs on, away from media. A handshake waits for its peer most of the
 * time: many may wait, few may compute, so that a burst of joins leaves the processor to those who are live.
 */
final class Handshakes implements AutoCloseable {
    /** About a second of work for a core: who comes later waits no longer than peers do before they begin anew. */
    private static final int ADMITTED_PER_CORE = 64;

    /** How many may wait for their peers at once: 320 a second at 200 ms, more than two cores can compute. */
    private static final int THREADS = 64;

    /** What waits longer than this many others would have been sent again by its peer. */
    private static final int QUEUED = 256;

    final BcTlsCrypto crypto = new DtlsRecords.Crypto(new SecureRandom());
    final NodeCertificate certificate;
    final Samples durations = new Samples();
    final DTLSServerProtocol protocol = new DTLSServerProtocol();
    final Admissions admissions;
    private final ThreadPoolExecutor pool;

    /** Fair, for whoever came first has waited longest. */
    private final Semaphore computing;

    Handshakes(long nowUnixMs) {
        certificate = NodeCertificate.make(crypto, nowUnixMs);
        int cores = Runtime.getRuntime().availableProcessors();
        admissions = new Admissions(cores * ADMITTED_PER_CORE);
        // Half of the cores: the others are for media, which cannot wait.
        computing = new Semaphore(Math.max(1, cores / 2), true);
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUED), task -> {
                    Thread thread = new Thread(task, "dtls");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** A blocking piece of DTLS. */
    interface Work {
        void run() throws IOException;
    }

    /** False where all threads are busy and enough waits already. */
    boolean offer(Work work, Runnable failed) {
        try {
            pool.execute(() -> {
                computing.acquireUninterruptibly();
                try {
                    work.run();
                } catch (IOException | RuntimeException e) {
                    failed.run(); // a peer's fault or its silence: counted by the leg, not told
                } finally {
                    computing.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Waits for a datagram as one of those who wait, then computes again. */
    byte @Nullable [] await(BlockingQueue<byte[]> arrivals, long waitMs) throws InterruptedException {
        byte[] here = arrivals.poll();
        if (here != null) return here;
        computing.release();
        try {
            return arrivals.poll(waitMs, TimeUnit.MILLISECONDS);
        } finally {
            computing.acquireUninterruptibly();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
