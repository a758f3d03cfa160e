package org.souffleur.media.room.world;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.souffleur.media.LegId;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.IceCredentials;
import org.souffleur.media.ice.IceLite;
import org.souffleur.media.ice.Path;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.RoomPeer;
import org.souffleur.media.room.Drop;
import org.souffleur.media.room.LocalVoice;
import org.souffleur.media.room.OutQueue;
import org.souffleur.media.room.Room;
import org.souffleur.media.room.RoomSettings;
import org.souffleur.media.rtp.RtcpWriter;

/**
 * One evening on a clock of its own: a real room with real keys, its legs, and the network between them. Each deed here
 * is one thing that may happen to a room; after each, what the room did is held against what the world itself knows to
 * be permitted and due. What leaves the room is looked at before the network can lose it, so that a leak counts even
 * where nobody would have received it.
 */
final class World {
    static final long MS = 1_000_000L;
    static final long FRESHNESS = 2_000 * MS;
    static final long CONNECT = 4_000 * MS;
    static final long FORGET = 5_000 * MS;

    /** SRTP refuses what is older than its replay list (RFC 3711 §3.3.2). */
    private static final int REPLAY_LIST = 64;

    final Random random;
    final Story story;
    final Permission permission = new Permission();
    final List<Party> parties = new ArrayList<>();
    final List<HouseVoice> house = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final List<Party.Carried> inFlight = new ArrayList<>();
    final Map<InetSocketAddress, Party> byAddress = new LinkedHashMap<>();
    final Map<LegId, Party> byId = new LinkedHashMap<>();
    final Room room;
    long now = 5_000_000_000L;

    /** The world's count of what happened: two things at one time of the clock have different moments. */
    long moment;

    private final OutQueue out = new OutQueue();
    private final Witness witness;
    private final int[] before = new int[Drop.values().length];
    private long in;
    private long sent;
    private long drops;
    private long lastTick;
    private long tickBefore;

    World(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        story = new Story(seed);
        witness = new Witness(this);
        room = new Room(
                witness,
                new RoomSettings((int) (FRESHNESS / MS), (int) (CONNECT / MS), (int) (FORGET / MS), 600_000),
                out,
                null,
                random::nextInt,
                1_700_000_000L * 1000 * MS);
        lastTick = now;
        tickBefore = now;
    }

    Witness witness() {
        return witness;
    }

    // ---- a call into the room, and what must hold after any ----

    private void call(Runnable deed) {
        permission.settle(now);
        witness.emptySlots();
        moment++;
        for (Drop reason : Drop.values())
            before[reason.ordinal()] = (int) room.counts().drops(reason);
        in = room.counts().packetsIn();
        sent = room.counts().packetsOut();
        witness.begins();
        deed.run();
        OutQueue.Outgoing next;
        while ((next = out.poll()) != null) witness.leaves(next);
        in = room.counts().packetsIn() - in;
        sent = room.counts().packetsOut() - sent;
        drops = 0;
        for (Drop reason : Drop.values()) drops += dropped(reason);
        permission.settle(now);
        witness.emptySlots();
        holds(sent == witness.emitted(), "what it counts as sent is what it sent");
        holds(dropped(Drop.OUT_QUEUE_FULL) == 0, "its queue never fills");
        int living = 0;
        for (Party party : parties) if (!party.closed) living++;
        holds(room.legs().size() == living, "it holds the legs that are there and no other");
    }

    private long dropped(Drop reason) {
        return room.counts().drops(reason) - before[reason.ordinal()];
    }

    void holds(boolean promise, String words) {
        if (!promise) throw story.broken("it does not hold that " + words);
    }

    private void quietly(int expectedDrops, String words) {
        holds(in == 0 && sent == 0, words + ": nothing goes on");
        holds(drops == expectedDrops, words + ": it is counted once, not " + drops + " times");
    }

    // ---- legs ----

    Party join(SeatId seat, SeatPlan plan, List<PeerLine> lines) {
        Party party = new Party(parties.size(), seat, now);
        int number = parties.size();
        IceCredentials credentials = new IceCredentials("ufrag" + number, "a-password-of-the-leg-" + number);
        RoomPeer far = new RoomPeer(plan, lines, credentials, random);
        party.far = far;
        for (PeerLine line : lines) if (line.sends()) party.ups.put(line.slot(), line.kind());
        for (PeerLine line : lines) if (!line.sends()) hears(party, line.slot(), line.kind());
        address(party);
        LegId id = enter(party);
        call(() -> party.is(room.join(now, id, seat, far.agreement, far.ice())));
        return party;
    }

    Party joinHere(SeatId seat, SeatPlan plan, boolean earThrows) {
        Party party = new Party(parties.size(), seat, now);
        for (Slot slot : plan.up()) if (slot.kind() == Slot.Kind.AUDIO) party.ups.put(slot.name(), slot.kind());
        for (Slot slot : plan.down()) hears(party, slot.name(), slot.kind());
        party.secured = true;
        LegId id = enter(party);
        call(() -> party.is(room.joinHere(now, id, seat, plan, witness.ear(party, earThrows))));
        party.voice = new LocalVoice(party.leg());
        return party;
    }

    private void hears(Party party, String slot, Slot.Kind kind) {
        party.downs.put(slot, new SlotWatch(party, slot, kind == Slot.Kind.VIDEO));
    }

    private LegId enter(Party party) {
        LegId id = new LegId("leg" + party.order);
        parties.add(party);
        byId.put(id, party);
        return id;
    }

    void address(Party party) {
        InetSocketAddress address = new InetSocketAddress("10.0.0.1", 2000 + byAddress.size());
        byAddress.put(address, party);
        party.addresses.add(address);
        party.settled = false;
    }

    void secure(Party party) {
        boolean inTime = !party.closed && !party.secured;
        call(() -> {
            room.secured(now, party.leg(), party.far().roomsSide());
            if (inTime) {
                party.secured = true;
                party.heardAt = now;
            }
        });
    }

    void check(Party party, boolean nominates) {
        byte[] check = party.far().check(nominates);
        boolean gone = party.closed;
        call(() -> {
            IceLite.Result result =
                    room.receiveStun(now, party.leg(), new Path(0, party.address()), check, 0, check.length);
            holds(result.verdict() == IceLite.Verdict.ANSWERED, "a true check is answered");
        });
        quietly(0, "a check");
        if (!gone) heard(party);
        if (nominates) party.settled = true;
    }

    /** A check under credentials that were replaced and whose successors were used already. */
    void staleCheck(Party party, byte[] check) {
        call(() -> room.receiveStun(now, party.leg(), new Path(0, party.address()), check, 0, check.length));
        quietly(1, "a check under old credentials");
        holds(dropped(Drop.FORGED_STUN) == 1, "a check under old credentials proves nothing");
    }

    void restart(Party party, int number) {
        IceCredentials fresh = new IceCredentials("again" + number, "another-password-of-the-leg-" + number);
        call(() -> party.leg().ice().restart(fresh, party.far().ufrag(), null));
        party.far().restarted(fresh);
    }

    void alive(Party party) {
        if (!party.isHere()) {
            check(party, random.nextBoolean());
            return;
        }
        call(() -> room.aliveHere(now, party.leg()));
        heard(party);
    }

    void leave(Party party) {
        party.leaving = true;
        call(() -> room.leave(party.leg()));
        holds(party.closed, "who leaves is gone at once");
    }

    private void heard(Party party) {
        party.heardAt = now;
        holds(!party.secured || !party.lost, "who is heard is there again");
    }

    // ---- permission ----

    void allow(Set<Route> routes) {
        permission.settle(now);
        permission.allow(routes, moment + 1);
        call(() -> room.allow(routes));
        quietly(0, "a change of permission");
    }

    void lease(long until) {
        permission.settle(now);
        witness.emptySlots(); // what ended before this lease stays ended
        permission.lease(now, until, moment + 1);
        call(() -> room.lease(now, until));
        quietly(0, "a lease");
    }

    void cut() {
        permission.cut();
        call(() -> room.cut());
        quietly(0, "a cut");
        permission.lapsesTold(witness.lapsesTold());
        for (HouseVoice voice : house) holds(voice.over, "a cut ends every clip");
    }

    // ---- media on its way to the room ----

    Source source(Party party, String slot) {
        return party.sources.computeIfAbsent(slot, any -> {
            Source source = new Source(sources.size(), party, slot, party.ups.get(slot) == Slot.Kind.VIDEO);
            sources.add(source);
            return source;
        });
    }

    void replaceTrack(Party party, String slot) {
        party.far().replaceTrack(slot);
        party.sources.remove(slot);
    }

    /** The next packet of this slot, protected, with nobody carrying it yet. */
    Party.Carried speak(Party party, String slot, boolean whole) {
        Source source = source(party, slot);
        byte[] payload = source.next(whole, random.nextInt(40));
        byte[] datagram = party.far().protect(party.far().rtp(now, slot, payload));
        return new Party.Carried(party, source, source.sent() - 1, datagram, party.address());
    }

    /** Says something in this process; it waits there until it is fetched. */
    void say(Party party, String slot) {
        Source source = source(party, slot);
        byte[] payload = source.next(true, random.nextInt(40));
        LocalVoice voice = party.voice;
        if (voice == null) throw new IllegalStateException(party + " is not here");
        int timestamp = source.id * 77_777 + source.sent() * 960;
        boolean taken = voice.say(slot, payload, 0, payload.length, timestamp, false, random.nextInt(128));
        if (taken) party.said.add(new Party.Carried(party, source, source.sent() - 1, payload, NOWHERE));
        else source.unsaid();
    }

    private static final InetSocketAddress NOWHERE = new InetSocketAddress("10.0.0.1", 1);

    void fetch(Party party) {
        LocalVoice voice = party.voice;
        if (voice == null) return;
        int length;
        while ((length = voice.take()) > 0) {
            byte[] packet = voice.taken();
            int n = length;
            arrives(party.said.remove(), () -> room.receiveHere(now, party.leg(), packet, n));
        }
    }

    /** Brings a datagram to the room, for the first time or again. */
    void arrive(Party.Carried carried) {
        Party party = carried.party();
        byte[] bytes = carried.datagram().clone();
        party.past.add(carried.datagram());
        Runnable deed = () -> room.receive(now, party.leg(), 0, carried.from(), bytes, 0, bytes.length);
        if (carried.source() != null) arrives(carried, deed);
        else control(carried, deed);
    }

    private void control(Party.Carried feedback, Runnable deed) {
        call(deed);
        if (feedback.party().closed) quietly(1, "feedback of one who has gone");
        else if (dropped(Drop.REPLAYED_SRTP) == 0) heard(feedback.party());
    }

    private void arrives(Party.Carried carried, Runnable deed) {
        Source source = carried.source();
        if (source == null) throw new IllegalArgumentException("feedback is not speech");
        int number = carried.number();
        boolean first = source.arrivedAt(number) == 0;
        boolean gone = source.party.closed;
        boolean old = source.highestArrived - number >= REPLAY_LIST;
        List<SlotWatch> due = first && !gone && !old ? witness.due(source, number) : List.of();
        int listeners = witness.listeners(source);
        boolean live = permission.live(now);
        call(() -> {
            if (first) source.arrives(number, moment);
            deed.run();
        });
        if (gone || !first || old && in == 0) {
            quietly(1, "a packet of one who has gone, or one that came already");
            return;
        }
        holds(in == 1, "a true packet is taken in");
        heard(source.party);
        source.party.everSent.add(source.slot);
        long fates = sent + drops - dropped(Drop.EAR_FAILED);
        if (dropped(Drop.SUPERSEDED) == 1) {
            holds(fates == 1 && witness.newerHasSent(source), "only a newer leg of the seat takes the word");
            return;
        }
        source.party.spokeAt.put(source.slot, now);
        if (!live) holds(fates == 1 && dropped(Drop.NO_LEASE) == 1, "without a lease a packet ends there");
        else if (listeners == 0) holds(fates == 1 && dropped(Drop.NO_ROUTE) == 1, "without a route it ends there");
        else holds(fates == listeners, "each listener's share is sent or counted: " + fates + " of " + listeners);
        for (SlotWatch slot : due) holds(slot.emittedAt(moment), slot + " gets what it is due from " + source.party);
    }

    // ---- what listeners say ----

    Party.Carried feedback(Party party, RtcpWriter writer) {
        return new Party.Carried(party, null, 0, party.far().protect(writer), party.address());
    }

    /** Asks for packets of one slot again, by ascending numbers. */
    void nack(Party party, SlotWatch slot, long[] numbers) {
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(9);
        writer.nack(9, party.far().ssrc(slot.name), numbers, numbers.length);
        witness.asks(slot, numbers);
        boolean live = permission.live(now);
        List<Integer> due = witness.dueAgain(slot, numbers);
        arrive(feedback(party, writer));
        holds(sent + drops == (live && slot.video ? numbers.length : 0), "each number that is asked for is answered");
        // What a listener's network has room for is a matter of its own (TakesTest); here nothing may vanish uncounted.
        int unanswered = witness.unanswered(due);
        holds(unanswered <= dropped(Drop.NO_ROOM_TO_RESEND), "what was permitted all the time is sent again: " + due);
        witness.asks(null, new long[0]);
    }

    void wantPicture(Party party, String slot) {
        if (party.isHere()) {
            call(() -> room.wantPicture(now, party.leg(), slot));
        } else {
            RtcpWriter writer = new RtcpWriter();
            writer.receiverReport(9);
            writer.pli(9, party.far().ssrc(slot));
            arrive(feedback(party, writer));
        }
        quietly(0, "a wish for a picture");
    }

    // ---- what should never have come ----

    void junk(Party party, byte[] bytes) {
        boolean stun = (bytes[0] & 0xff) < 4;
        call(() -> {
            if (stun) room.receiveStun(now, party.leg(), new Path(0, party.address()), bytes, 0, bytes.length);
            else room.receive(now, party.leg(), 0, party.address(), bytes, 0, bytes.length);
        });
        quietly(1, "what is not the peer's");
    }

    // ---- the house ----

    void play(SeatId seat, String slot, int frames) {
        HouseVoice voice = new HouseVoice(house.size(), seat, slot, frames, now);
        house.add(voice);
        permission.settle(now);
        for (Party party : parties) {
            SlotWatch watch = party.downs.get(slot);
            boolean here = party.seat.equals(seat) && !party.closed;
            if (here && watch != null && frames > 0) watch.taken(voice);
        }
        call(() -> room.play(now, seat, slot, voice.clip, () -> voice.over = true));
        quietly(0, "a clip that begins");
    }

    void hush(HouseVoice voice) {
        call(() -> room.hush(voice.to, voice.slot, voice.clip));
        quietly(0, "a hush");
        holds(voice.over, "a clip that is hushed is over");
    }

    // ---- time ----

    /** Time passes and nobody looks: the thread was away. */
    void stall(long ms) {
        now += ms * MS;
    }

    void pass(long ms) {
        long until = now + ms * MS;
        while (now < until) {
            long stretch = Math.min(until, now + FRESHNESS / 3);
            keepAlive();
            tickUntil(stretch);
        }
        witness.ages(lastTick, tickBefore);
    }

    private void keepAlive() {
        for (Party party : List.copyOf(parties)) {
            if (party.canSend() && now - party.heardAt > FRESHNESS / 3) alive(party);
        }
    }

    private void tickUntil(long until) {
        while (true) {
            long next = Math.max(now, room.nextTick());
            if (next > until) break;
            now = next;
            call(() -> room.tick(now));
            holds(in == 0, "time alone brings nothing in");
            tickBefore = lastTick;
            lastTick = now;
            holds(room.nextTick() > now, "no tick is due at once again");
        }
        now = Math.max(now, until);
    }

    /** Everybody has gone, or is silent until forgotten; nothing of anybody is left. */
    void end(boolean byLeaving) {
        for (Party party : List.copyOf(parties)) {
            party.mute = true;
            if (byLeaving && !party.closed) leave(party);
        }
        pass(byLeaving ? 200 : (FORGET + CONNECT) / MS + 200);
        holds(room.legs().isEmpty() && room.report().legs().isEmpty(), "nobody is left");
        Set<Object> kept = new LinkedHashSet<>(Reach.from(room));
        holds(kept.isEmpty(), "a room that everybody left keeps nobody: " + kept);
    }
}
