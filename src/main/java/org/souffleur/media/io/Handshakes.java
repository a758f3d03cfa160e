package org.souffleur.media.io;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The few threads that BouncyCastle's blocking DTLS runs on, away from media. */
final class Handshakes implements AutoCloseable {
    /** A handshake waits for its peer most of the time; sixteen at once are 80 a second at 200 ms. */
    private static final int THREADS = 16;

    /** What waits longer than this many others would have been sent again by its peer. */
    private static final int QUEUED = 256;

    final BcTlsCrypto crypto = new DtlsRecords.Crypto(new SecureRandom());
    final NodeCertificate certificate;
    final Samples durations = new Samples();
    final DTLSServerProtocol protocol = new DTLSServerProtocol();
    private final ThreadPoolExecutor pool;

    Handshakes(long nowUnixMs) {
        certificate = NodeCertificate.make(crypto, nowUnixMs);
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
                try {
                    work.run();
                } catch (IOException | RuntimeException e) {
                    failed.run(); // a peer's fault or its silence: counted by the leg, not told
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
