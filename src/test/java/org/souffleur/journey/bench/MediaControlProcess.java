package org.souffleur.journey.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * The control: the same datagrams to the same number of sockets by as many threads, and no thought about any of them. A
 * datagram goes on to whoever its sender's port and stream number lead to, byte for byte.
 *
 * <p>Line: {@code evening CAMERA PORT PORT PORT} → the port that these three are forwarded by.
 */
final class MediaControlProcess implements MediaChild.Answering {
    /** Of an evening's streams; see {@link MediaShape#ups}. */
    private static final int STREAMS = 8;

    private static final int SSRC_END = 11; // RFC 3550 §5.1: the SSRC's last byte, which holds the stream's number

    private static final int BUFFER_BYTES = 2 * 1024 * 1024; // as the relay's

    private final List<Integer> ports = new ArrayList<>();
    private final InetSocketAddress[][] receivers = new InetSocketAddress[65_536 * STREAMS][];
    private int evenings;

    private MediaControlProcess(int threads) throws IOException {
        for (int i = 0; i < threads; i++) {
            DatagramChannel socket = DatagramChannel.open();
            socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            socket.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.configureBlocking(false);
            ports.add(((InetSocketAddress) socket.getLocalAddress()).getPort());
            Thread thread = new Thread(() -> forward(socket), "control-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        MediaChild.serve(new MediaControlProcess(Runtime.getRuntime().availableProcessors()), out);
        System.exit(0);
    }

    @Override
    public String answer(String line) {
        String[] words = line.split(" ");
        List<MediaShape.Up> ups = MediaShape.ups(Boolean.parseBoolean(words[1]));
        for (int stream = 0; stream < ups.size(); stream++) {
            MediaShape.Up up = ups.get(stream);
            int from = Integer.parseInt(words[2 + up.seat()]);
            receivers[from * STREAMS + stream] = up.to().stream()
                    .map(seat ->
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[2 + seat])))
                    .toArray(InetSocketAddress[]::new);
        }
        return Integer.toString(ports.get(evenings++ % ports.size()));
    }

    private void forward(DatagramChannel socket) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(2048);
        try (Selector selector = Selector.open()) {
            socket.register(selector, SelectionKey.OP_READ);
            while (true) {
                selector.select(key -> {});
                while (true) {
                    datagram.clear();
                    InetSocketAddress from = (InetSocketAddress) socket.receive(datagram);
                    if (from == null) break;
                    datagram.flip();
                    if (datagram.remaining() <= SSRC_END) continue;
                    int stream = datagram.get(SSRC_END) & STREAMS - 1;
                    InetSocketAddress[] to = receivers[from.getPort() * STREAMS + stream];
                    if (to == null) continue;
                    for (InetSocketAddress receiver : to) {
                        datagram.rewind();
                        socket.send(datagram, receiver);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the control has failed", e);
        }
    }
}
