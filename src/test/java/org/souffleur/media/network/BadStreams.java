package org.souffleur.media.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * TCP through the same tunnels: what is dark lets nothing pass, and what waits is tried again as TCP does it, after twice
 * the time that it has waited before (RFC 6298 §5.5), so that it may still wait when it is light again. On loopback.
 */
public final class BadStreams implements AutoCloseable {
    /** A browser has six connections to one origin, and a socket. */
    private static final int MOST_AT_ONCE = 64;

    private static final long FIRST_TRY_NANOS = 300_000_000L;

    private final ServerSocket door = new ServerSocket(0, MOST_AT_ONCE, InetAddress.getLoopbackAddress());
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private boolean dark;
    private long lightAt = System.nanoTime();

    /** @param port where the streams go to on loopback */
    public BadStreams(int port) throws IOException {
        this.port = port;
        thread(() -> {
            while (true) {
                Socket near = door.accept();
                if (free.tryAcquire()) thread(() -> connect(near));
                else near.close();
            }
        });
    }

    public int port() {
        return door.getLocalPort();
    }

    public synchronized void dark(boolean now) {
        dark = now;
        if (!now) lightAt = System.nanoTime();
        notifyAll();
    }

    /** When what has waited since then is first tried again at or after {@code lightNanos}. */
    static long triedAgain(long sinceNanos, long lightNanos) {
        long wait = FIRST_TRY_NANOS;
        long at = sinceNanos + wait;
        while (at - lightNanos < 0) at += wait *= 2;
        return at;
    }

    private synchronized void pass() throws InterruptedException {
        if (!dark) return;
        long since = System.nanoTime();
        while (dark) wait();
        long at = triedAgain(since, lightAt);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // One end has gone: so does the other.
                    }
                },
                "bad-stream");
        thread.setDaemon(true);
        thread.start();
    }

    private void connect(Socket near) throws IOException, InterruptedException {
        open.add(near);
        try (near;
                Socket far = new Socket()) {
            pass();
            far.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            open.add(far);
            thread(() -> carry(far, near));
            carry(near, far);
            open.remove(far);
        } finally {
            open.remove(near);
            free.release();
        }
    }

    private void carry(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                pass();
                out.write(some, 0, length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) socket.close();
    }
}
