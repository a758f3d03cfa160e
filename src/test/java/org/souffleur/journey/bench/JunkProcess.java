package org.souffleur.journey.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.souffleur.journey.measure.Niceness;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.ice.StunWriter;

/**
 * Strangers: a fourth of what they send is random, a fourth STUN without the password, a fourth looks like SRTP, a fourth
 * is a ClientHello. They are never answered.
 *
 * <p>Lines: {@code begin PACKETS_A_SECOND PORT PORT…} → {@code begun}; {@code end} → how many were sent, and how late at
 * p99 in microseconds.
 */
final class JunkProcess implements MediaChild.Answering {
    private static final int STRANGERS = 16;
    private static final int KINDS = 4;
    private static final int EACH = 64;

    /** Whoever wakes up late sends what was due meanwhile, and no more at once than this. */
    private static final int MOST_AT_ONCE = 64;

    private static final long NAP_NANOS = 100_000;

    private final List<DatagramChannel> strangers = new ArrayList<>();
    private final ByteBuffer[] datagrams = new ByteBuffer[KINDS * EACH];
    private volatile boolean going;
    private Thread thread = new Thread(() -> {});
    private long sent;
    private LoadHistogram late = new LoadHistogram();

    private JunkProcess() throws IOException {
        Random random = new Random(50_000);
        byte[] hello = Files.readAllBytes(Path.of("src/test/resources/fuzz/dtls/client-hello"));
        for (int i = 0; i < datagrams.length; i++) {
            byte[] bytes = datagram(i % KINDS, random, Arrays.copyOfRange(hello, 2, hello.length));
            datagrams[i] = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        }
        for (int i = 0; i < STRANGERS; i++) {
            DatagramChannel stranger = DatagramChannel.open();
            stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            strangers.add(stranger);
        }
    }

    private static byte[] datagram(int kind, Random random, byte[] hello) {
        byte[] bytes = new byte[60 + random.nextInt(140)];
        random.nextBytes(bytes);
        switch (kind) {
            case 0:
                return bytes;
            case 1:
                byte[] transaction = Arrays.copyOf(bytes, 12);
                return new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                        .username("nobody" + random.nextInt(1000) + ":nobody")
                        .priority(1)
                        .controlling(random.nextLong())
                        .finish("no password of anybody");
            case 2:
                bytes[0] = (byte) 0x90;
                bytes[1] = 111;
                return bytes;
            default:
                return hello;
        }
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        Niceness.giveWay(); // strangers have machines of their own
        MediaChild.serve(new JunkProcess(), out);
        System.exit(0);
    }

    @Override
    public String answer(String line) throws InterruptedException {
        String[] words = line.split(" ");
        if (words[0].equals("begin")) {
            InetSocketAddress[] to = Arrays.stream(words, 2, words.length)
                    .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
                    .toArray(InetSocketAddress[]::new);
            long eachNanos = 1_000_000_000L / Integer.parseInt(words[1]);
            going = true;
            sent = 0;
            late = new LoadHistogram();
            thread = new Thread(() -> send(eachNanos, to));
            thread.start();
            return "begun";
        }
        going = false;
        thread.join();
        return sent + " " + late.micros(0.99);
    }

    private void send(long eachNanos, InetSocketAddress[] to) {
        long start = System.nanoTime();
        try {
            while (going) {
                long now = System.nanoTime();
                for (int i = 0; i < MOST_AT_ONCE && start + sent * eachNanos <= now; i++) {
                    late.add(now - start - sent * eachNanos);
                    ByteBuffer datagram = datagrams[(int) (sent % datagrams.length)];
                    datagram.rewind();
                    strangers.get((int) (sent / KINDS % STRANGERS)).send(datagram, to[(int) (sent % to.length)]);
                    sent++;
                }
                if (start + sent * eachNanos > System.nanoTime()) LockSupport.parkNanos(NAP_NANOS);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the strangers have failed", e);
        }
    }
}
