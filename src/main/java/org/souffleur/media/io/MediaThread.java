package org.souffleur.media.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.LegId;
import org.souffleur.media.RoomId;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.Path;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.room.Counts;
import org.souffleur.media.room.Drop;
import org.souffleur.media.room.Leg;
import org.souffleur.media.room.OutQueue;
import org.souffleur.media.room.Room;
import org.souffleur.media.rtp.RtpPacket;

/**
 * One thread, one port, some rooms. It reads datagrams, finds their leg, hands them to the room and sends what the room
 * leaves in the queue; between datagrams it runs what the door has asked for.
 */
final class MediaThread implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MediaThread.class.getName());

    /** So many door calls can wait; they take microseconds each, so a full queue means that the thread hangs. */
    private static final int MAX_COMMANDS = 65_536;

    /** After so many datagrams the door is looked at again: a cut waits behind less than a millisecond of packets. */
    private static final int DATAGRAMS_BETWEEN_COMMANDS = 16;

    /** So long may calls from the door follow one another before packets are looked at. */
    private static final long COMMANDS_NANOS = 1_000_000L;

    /** Header, extensions and trailer that we may add must still fit the outgoing array. */
    private static final int MAX_DATAGRAM = 1700;

    private static final long IDLE_NANOS = 1_000_000_000L;

    final MediaSockets sockets;
    final Counts counts = new Counts(null);
    private final Selector selector = Selector.open();
    private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(MAX_COMMANDS);
    private final OutQueue out = new OutQueue();
    private final Map<RoomId, Room> rooms = new HashMap<>();
    private final Map<LegId, LegLink> links = new HashMap<>();
    private final Map<LegId, LocalLink> locals = new HashMap<>();
    private final Map<String, LegLink> byUfrag = new HashMap<>();
    private final Map<Integer, LegLink> byVoice = new HashMap<>();

    /** Legs that were asked where they are, and may still answer. */
    private final Set<LegLink> asked = new HashSet<>();

    private final List<Map<InetSocketAddress, LegLink>> byAddress = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(2048);
    private final byte[] datagram = new byte[2048];
    private final Consumer<SelectionKey> reading = key -> read((Integer) key.attachment());
    private final Thread thread;
    private long tickAt;
    private volatile boolean closed;
    private volatile boolean dead;
    volatile int roomCount;
    volatile int legCount;

    MediaThread(String name, MediaSockets sockets) throws IOException {
        this.sockets = sockets;
        for (int i = 0; i < sockets.count(); i++) byAddress.add(new HashMap<>());
        sockets.register(selector);
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive() && !dead;
    }

    OutQueue out() {
        return out;
    }

    /** Runs something on this thread, in the order in which it was posted; false where that cannot be. */
    boolean post(Runnable command) {
        if (closed || !commands.offer(command)) return false;
        selector.wakeup();
        return true;
    }

    // ---- what only the thread itself calls ----

    @Nullable
    Room room(RoomId id) {
        return rooms.get(id);
    }

    void add(RoomId id, Room room) {
        rooms.put(id, room);
        roomCount = rooms.size();
    }

    void remove(RoomId id) {
        Room room = rooms.remove(id);
        if (room != null) for (Leg leg : room.legs()) room.leave(leg);
        roomCount = rooms.size();
    }

    void add(LegLink link) {
        links.put(link.leg.id(), link);
        know(link, link.leg.ice().local().ufrag());
        legCount = links.size() + locals.size();
    }

    void add(LocalLink link) {
        locals.put(link.id(), link);
        legCount = links.size() + locals.size();
    }

    @Nullable
    LegLink link(LegId id) {
        return links.get(id);
    }

    /** Checks that carry this username fragment are for this leg. */
    void know(LegLink link, String ufrag) {
        byUfrag.put(ufrag, link);
        link.ufrags.add(ufrag);
        // The present ones and those before a restart are in use; ICE itself forgets the rest too.
        if (link.ufrags.size() > 2) byUfrag.remove(link.ufrags.remove(0), link);
    }

    /** A room has let a leg go: nothing may lead to it any more. */
    void forget(LegId id) {
        if (locals.remove(id) != null) legCount = links.size() + locals.size();
        LegLink link = links.remove(id);
        if (link == null) return;
        for (String ufrag : link.ufrags) byUfrag.remove(ufrag, link);
        for (int voice : link.voices) byVoice.remove(voice, link);
        asked.remove(link);
        for (Path path : link.paths) byAddress.get(path.socket()).remove(path.remote(), link);
        link.close();
        legCount = links.size() + locals.size();
    }

    /** Sends what rooms have left; called after whatever may have left something. */
    void flush() {
        OutQueue.Outgoing next;
        while ((next = out.poll()) != null) {
            outgoing.clear();
            outgoing.put(next.bytes(), 0, next.length()).flip();
            Path path = next.path();
            if (!sockets.send(path.socket(), outgoing, path.remote())) counts.drop(Drop.SOCKET_FULL);
        }
    }

    private void run() {
        try {
            while (!closed) {
                rest();
                command();
                tick();
            }
        } catch (IOException | RuntimeException e) {
            dead = true;
            LOG.log(System.Logger.Level.ERROR, "A media thread has died; its rooms are silent.", e);
        }
    }

    /** Waits for datagrams, a call or the next tick, and reads what has come. */
    private void rest() throws IOException {
        long pauseMs = (tickAt - System.nanoTime() + 500_000) / 1_000_000;
        if (!commands.isEmpty() || pauseMs <= 0) selector.selectNow(reading);
        else selector.select(reading, pauseMs);
    }

    /** Calls go before packets, but many of them let packets through: a hundred joins are no reason to be mute. */
    private void command() {
        Runnable next = commands.poll();
        if (next == null) return;
        long until = System.nanoTime() + COMMANDS_NANOS;
        while (next != null) {
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A call to the relay has failed.", e);
            }
            flush();
            next = System.nanoTime() - until < 0 ? commands.poll() : null;
        }
        schedule(System.nanoTime());
    }

    private void tick() {
        long now = System.nanoTime();
        if (now < tickAt) return;
        for (Room room : rooms.values()) {
            if (room.nextTick() > now) continue;
            room.tick(now);
            flush();
        }
        schedule(now);
    }

    /** Packets never bring a room's next tick forward; calls through the door and ticks themselves do. */
    private void schedule(long nowNanos) {
        long next = nowNanos + IDLE_NANOS;
        for (Room room : rooms.values()) next = Math.min(next, room.nextTick());
        tickAt = next;
    }

    private void read(int socket) {
        command(); // a cut that came together with packets goes before them
        DatagramChannel channel = sockets.channel(socket);
        for (int i = 1; ; i++) {
            InetSocketAddress from;
            in.clear();
            try {
                from = (InetSocketAddress) channel.receive(in);
            } catch (IOException e) {
                return; // an ICMP error that some send has caused: nothing to read, nothing to do
            }
            if (from == null) return;
            in.flip();
            int length = in.remaining();
            in.get(datagram, 0, length);
            receive(System.nanoTime(), socket, from, length);
            flush();
            if (i % DATAGRAMS_BETWEEN_COMMANDS == 0) {
                command();
                if (i >= 16 * DATAGRAMS_BETWEEN_COMMANDS) return; // other sockets and clocks want their turn
            }
        }
    }

    /** Demultiplexes on the first byte (RFC 7983 §7). */
    private void receive(long nowNanos, int socket, InetSocketAddress from, int length) {
        int first = length == 0 ? 255 : datagram[0] & 0xff;
        if (length > MAX_DATAGRAM) {
            counts.drop(Drop.NOT_OURS);
        } else if (first <= 3) {
            stun(nowNanos, socket, from, length);
        } else if (first >= 128 && first <= 191) {
            LegLink known = byAddress.get(socket).get(from);
            LegLink link = known == null ? elsewhere(length) : known;
            if (link == null || length < 12 && !RtpPacket.isRtcp(datagram, 0, length)) {
                counts.drop(link == null ? Drop.UNKNOWN_ADDRESS : Drop.MALFORMED_RTP);
                return;
            }
            link.room.receive(nowNanos, link.leg, socket, from, datagram, 0, length);
            link.path = link.leg.ice().chosen();
            if (link.voices.size() < link.leg.voices()) hear(link);
            if (known == null && link.leg.ice().asks(nowNanos)) asked.add(link);
        } else if (first >= 20 && first <= 63) {
            LegLink link = byAddress.get(socket).get(from);
            // Only an address that has passed ICE gets an answer: nobody can aim a handshake at somebody else.
            if (link == null) counts.drop(Drop.UNEXPECTED_DTLS);
            else link.receiveDtls(Arrays.copyOf(datagram, length));
        } else {
            counts.drop(Drop.NOT_OURS);
        }
    }

    /** Whose packet this may be though it comes from an address that we do not know: whoever has been heard by its SSRC. */
    private @Nullable LegLink elsewhere(int length) {
        if (length < 12) return null;
        boolean control = RtpPacket.isRtcp(datagram, 0, length);
        return byVoice.get(control ? RtpPacket.peekReporter(datagram, 0) : RtpPacket.peekSsrc(datagram, 0));
    }

    /** The first leg under an SSRC keeps it: nobody takes another's place by taking its number. */
    private void hear(LegLink link) {
        int voice = link.leg.latestVoice();
        link.voices.add(voice);
        byVoice.putIfAbsent(voice, link);
    }

    private @Nullable LegLink answering(long nowNanos, Path path) {
        asked.removeIf(link -> !link.leg.ice().asks(nowNanos));
        for (LegLink link : asked) if (path.equals(link.leg.ice().asked())) return link;
        return null;
    }

    private void stun(long nowNanos, int socket, InetSocketAddress from, int length) {
        StunMessage check = StunMessage.parse(datagram, 0, length);
        if (check == null) {
            counts.drop(Drop.MALFORMED_STUN);
            return;
        }
        Path path = new Path(socket, from);
        String ufrag = check.localUfrag();
        LegLink link = ufrag != null
                ? byUfrag.get(ufrag)
                : check.type() == StunMessage.BINDING_SUCCESS ? answering(nowNanos, path) : null;
        if (link == null) {
            counts.drop(Drop.FORGED_STUN);
            return;
        }
        IceLite.Result result = link.room.receiveStun(nowNanos, link.leg, path, datagram, 0, length);
        Path forgotten = result.forgotten();
        if (forgotten != null) {
            byAddress.get(forgotten.socket()).remove(forgotten.remote(), link);
            link.paths.remove(forgotten);
        }
        if (result.newPath()) {
            LegLink before = byAddress.get(socket).put(from, link);
            if (before != null && before != link) before.paths.remove(path); // a NAT has given the address away
            link.paths.add(path);
        }
        link.path = link.leg.ice().chosen();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(2_000);
            selector.close();
            sockets.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A media socket did not close.", e);
        }
    }
}
