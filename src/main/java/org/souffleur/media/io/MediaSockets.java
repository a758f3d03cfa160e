package org.souffleur.media.io;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** One media thread's sockets: the same port on each local address. Sending is safe from any thread. */
final class MediaSockets implements AutoCloseable {
    private static final int BUFFER_BYTES = 2 * 1024 * 1024; // 100 ms of 100 000 packets/s of 200 bytes
    private static final int PORT_ATTEMPTS = 20;

    private final List<DatagramChannel> channels;
    private final int port;

    private MediaSockets(List<DatagramChannel> channels, int port) {
        this.channels = channels;
        this.port = port;
    }

    /** Binds all addresses to one port; 0 finds one that is free on all. */
    static MediaSockets bind(List<InetAddress> addresses, int port) throws IOException {
        for (int attempt = 0; ; attempt++) {
            List<DatagramChannel> opened = new ArrayList<>();
            try {
                int shared = port;
                for (InetAddress address : addresses) {
                    DatagramChannel channel = open(address, shared);
                    opened.add(channel);
                    shared = ((InetSocketAddress) channel.getLocalAddress()).getPort();
                }
                return new MediaSockets(List.copyOf(opened), shared);
            } catch (IOException e) {
                for (DatagramChannel channel : opened) channel.close();
                if (port != 0 || !(e instanceof BindException) || attempt >= PORT_ATTEMPTS) throw e;
            }
        }
    }

    private static DatagramChannel open(InetAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    int count() {
        return channels.size();
    }

    List<InetSocketAddress> addresses() throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (DatagramChannel channel : channels) addresses.add((InetSocketAddress) channel.getLocalAddress());
        return addresses;
    }

    void register(Selector selector) throws IOException {
        for (int i = 0; i < channels.size(); i++) {
            SelectionKey key = channels.get(i).register(selector, SelectionKey.OP_READ);
            key.attach(i);
        }
    }

    DatagramChannel channel(int index) {
        return channels.get(index);
    }

    /** False where the datagram did not leave: a full buffer, or an address that cannot be reached. */
    boolean send(int index, ByteBuffer datagram, InetSocketAddress to) {
        int length = datagram.remaining();
        try {
            return channels.get(index).send(datagram, to) == length;
        } catch (IOException e) {
            return false; // unreachable for now; freshness decides when the leg is lost
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) channel.close();
    }
}
