package org.souffleur.media.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A person's way to the relay: whatever comes to {@link #door} is carried on from an address of our own, as a NAT does
 * (one for each of the person's), and what comes back there is carried back; both by the weather. On loopback, by a
 * thread of its own.
 */
public final class BadNetwork implements AutoCloseable {
    /** A second of a hundred Mbit/s in small packets: what does not fit is lost, and counted by nobody. */
    private static final int MOST_ON_THE_WAY = 20_000;

    /** A browser tries each of its machine's addresses. */
    private static final int MOST_ADDRESSES = 32;

    private final Selector selector = Selector.open();
    private final DatagramChannel inside;
    private final InetSocketAddress relay;
    private final BadLink up;
    private final BadLink down;
    private final PriorityQueue<OnTheWay> onTheWay =
            new PriorityQueue<>(Comparator.comparingLong(OnTheWay::at).thenComparingLong(OnTheWay::order));
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private final Thread thread;
    private final Map<InetSocketAddress, DatagramChannel> outside = new HashMap<>();
    private long order;
    private boolean moves;
    private volatile boolean closed;

    private record OnTheWay(long at, long order, boolean up, InetSocketAddress person, byte[] bytes) {}

    public BadNetwork(InetSocketAddress relay, long seed) throws IOException {
        this.relay = relay;
        up = new BadLink(seed);
        down = new BadLink(~seed);
        inside = socket();
        thread = new Thread(this::run, "bad-network");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private DatagramChannel socket() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }

    /** Where the person sends to instead of to the relay. */
    public InetSocketAddress door() {
        try {
            return (InetSocketAddress) inside.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer of the relay whose only candidate is this network's door. */
    public String instead(String answer) {
        InetSocketAddress at = door();
        String only = "a=candidate:1 1 udp 2130706431 " + at.getAddress().getHostAddress() + " " + at.getPort()
                + " typ host\r\na=end-of-candidates\r\n";
        return answer.replaceAll("a=candidate:[^\r]*\r\n", "").replace("a=end-of-candidates\r\n", only);
    }

    public synchronized void weather(Weather toTheRelay, Weather fromTheRelay) {
        up.weather(toTheRelay);
        down.weather(fromTheRelay);
    }

    /** Into a tunnel, or out of it. */
    public synchronized void dark(boolean now) {
        up.dark(now);
        down.dark(now);
    }

    /** The NAT gives another address from the next datagram on; what still comes to the old one is lost. */
    public synchronized void move() {
        moves = true;
        selector.wakeup();
    }

    public synchronized long lost() {
        return up.lost() + down.lost();
    }

    /** What the relay has sent this way, with headers. */
    public synchronized long offeredDownBytes() {
        return down.offeredBytes();
    }

    public synchronized long carried() {
        return up.carried() + down.carried();
    }

    private void run() {
        try {
            while (!closed) {
                long waitNanos = deliver();
                if (waitNanos >= 1_000_000L) selector.select(waitNanos / 1_000_000L);
                else LockSupport.parkNanos(waitNanos);
                selector.selectedKeys().clear();
                take();
            }
        } catch (IOException e) {
            if (!closed) throw new UncheckedIOException(e);
        }
    }

    private synchronized void take() throws IOException {
        if (moves) {
            moves = false;
            for (Map.Entry<InetSocketAddress, DatagramChannel> each : outside.entrySet()) {
                each.getValue().close();
                each.setValue(socket());
            }
        }
        while (arrives(inside, null)) {
            // until it is empty
        }
        for (Map.Entry<InetSocketAddress, DatagramChannel> each : outside.entrySet()) {
            while (arrives(each.getValue(), each.getKey())) {
                // likewise
            }
        }
    }

    /** @param to whose answer it is; null for what goes up */
    private boolean arrives(DatagramChannel from, @Nullable InetSocketAddress to) throws IOException {
        buffer.clear();
        InetSocketAddress sender = (InetSocketAddress) from.receive(buffer);
        if (sender == null) return false;
        buffer.flip();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        long at = (to == null ? up : down).arrivesAt(System.nanoTime(), bytes.length);
        if (at != BadLink.NEVER && onTheWay.size() < MOST_ON_THE_WAY) {
            onTheWay.add(new OnTheWay(at, order++, to == null, to == null ? sender : to, bytes));
        }
        return true;
    }

    /** Sends what is due; nanoseconds until the next, a second where there is none. */
    private synchronized long deliver() throws IOException {
        while (true) {
            OnTheWay next = onTheWay.peek();
            if (next == null) return 1_000_000_000L;
            long wait = next.at() - System.nanoTime();
            if (wait > 0) return wait;
            onTheWay.remove();
            ByteBuffer bytes = ByteBuffer.wrap(next.bytes());
            if (!next.up()) {
                inside.send(bytes, next.person());
            } else {
                DatagramChannel own = outside.get(next.person());
                if (own == null && outside.size() < MOST_ADDRESSES) outside.put(next.person(), own = socket());
                if (own != null) own.send(bytes, relay);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(2_000);
            inside.close();
            for (DatagramChannel each : outside.values()) each.close();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
