package org.souffleur.media.room.world;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.SeatId;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.RoomPeer;
import org.souffleur.media.room.Leg;
import org.souffleur.media.room.LocalVoice;

/** One leg as the world knows it: from the bytes that were carried, never from the room's own state. */
final class Party {
    final int order;
    final SeatId seat;
    final long bornAt;
    final Map<String, SlotWatch> downs = new LinkedHashMap<>();
    final Map<String, Slot.Kind> ups = new LinkedHashMap<>();

    /** The source that sends under each up-slot now. */
    final Map<String, Source> sources = new LinkedHashMap<>();

    final List<InetSocketAddress> addresses = new ArrayList<>();

    /** Datagrams that have been carried already, for whoever wants to replay them. */
    final List<byte[]> past = new ArrayList<>();

    private final String name;
    private @Nullable Leg leg;

    @Nullable
    RoomPeer far;

    @Nullable
    LocalVoice voice;

    boolean secured;
    boolean closed;
    boolean lost;

    /** The world's moment at which it was last told to be lost; what was sent before in the same call was right. */
    long lostAt;

    boolean leaving;

    /** When each up-slot was last heard as the seat's own, with no older or newer leg in its place. */
    final Map<String, Long> spokeAt = new LinkedHashMap<>();

    /** Under which names something of it has arrived, ever. */
    final Set<String> everSent = new LinkedHashSet<>();

    /** What was said in this process and has not been fetched yet. */
    final Deque<Carried> said = new ArrayDeque<>();

    /** It sends nothing at all until it comes back. */
    boolean mute;

    /** Its last move was nominated, so the room must send there and nowhere else. */
    boolean settled;

    /** When the last thing arrived that only it could have sent. */
    long heardAt;

    /** One packet on its way; without a source it is feedback. */
    record Carried(Party party, @Nullable Source source, int number, byte[] datagram, InetSocketAddress from) {}

    Party(int order, SeatId seat, long now) {
        this.order = order;
        this.seat = seat;
        this.name = seat.value() + " #" + order;
        this.bornAt = now;
        this.heardAt = now;
    }

    void is(Leg made) {
        leg = made;
    }

    Leg leg() {
        Leg made = leg;
        if (made == null) throw new IllegalStateException("not joined yet");
        return made;
    }

    RoomPeer far() {
        RoomPeer peer = far;
        if (peer == null) throw new IllegalStateException(this + " has no network");
        return peer;
    }

    boolean isHere() {
        return voice != null;
    }

    /** Whether it can send now. */
    boolean canSend() {
        return secured && !closed && !mute;
    }

    InetSocketAddress address() {
        return addresses.get(addresses.size() - 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
