package org.souffleur.media.room.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.LegId;
import org.souffleur.media.LocalPacket;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.OnRoom;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.room.OutQueue;
import org.souffleur.media.rtp.OnRtcp;
import org.souffleur.media.rtp.RtcpReader;
import org.souffleur.media.rtp.RtpPacket;

/** Sees everything that leaves the room or is told by it, and says at once what should not have been. */
final class Witness implements OnRoom {
    private static final long AGAIN_NANOS = 20_000_000L;

    /** The longest round trip that a room waits for before it sends the same again. */
    private static final long RESTED_NANOS = 500_000_000L;

    private static final long SILENT_NANOS = 1_000_000_000L;
    private static final int KEPT = 256;

    private final World world;
    private final Map<SlotWatch.Sent, Long> againAt = new HashMap<>();
    private final Set<String> started = new HashSet<>();
    private final Set<Integer> asked = new HashSet<>();
    private final Set<Integer> answers = new HashSet<>();
    private @Nullable SlotWatch askedSlot;
    private int emitted;
    private int lapsesTold;
    private long digest;

    // How much there was of what, so that a test can see that its evenings are not empty.
    private long forwarded;
    private long sentAgain;
    private long ofTheHouse;
    private long timesLost;
    private long timesBack;

    Witness(World world) {
        this.world = world;
    }

    void begins() {
        emitted = 0;
        answers.clear();
    }

    int emitted() {
        return emitted;
    }

    int lapsesTold() {
        return lapsesTold;
    }

    /** The same for the same evening: whatever left the room, in order. */
    long digest() {
        return digest;
    }

    /** Adds what this evening had, and what the room dropped for which reason; nothing is added where there was none. */
    void tell(Map<String, Long> seen) {
        Map<String, Long> had = new HashMap<>(world.room.counts().drops());
        had.put("steps", (long) world.story.steps());
        had.put("sent", forwarded);
        had.put("sent again", sentAgain);
        had.put("of the house", ofTheHouse);
        had.put("lost", timesLost);
        had.put("back", timesBack);
        had.put("lapses", (long) lapsesTold);
        had.forEach((what, many) -> {
            if (many > 0) seen.merge(what, many, Long::sum);
        });
    }

    private void never(boolean what, String words) {
        if (what) throw world.story.broken(words);
    }

    private void judged(@Nullable String wrong) {
        if (wrong != null) throw world.story.broken(wrong);
    }

    // ---- what leaves ----

    void leaves(OutQueue.Outgoing datagram) {
        byte[] bytes = Arrays.copyOf(datagram.bytes(), datagram.length());
        digest = (digest * 31 + Arrays.hashCode(bytes)) * 31 + world.now;
        Party to = world.byAddress.get(datagram.path().remote());
        if (to == null) throw world.story.broken("something went to an address of nobody");
        never(to.closed, "something went to " + to + ", who has gone");
        if ((bytes[0] & 0xff) < 4) return;
        never(to.settled && !to.address().equals(datagram.path().remote()), to + " is sent to where it was");
        never(!to.secured, "media went to " + to + " before its keys were there");
        never(to.lost && to.lostAt != world.moment, "media went to " + to + ", who is lost");
        if (RtpPacket.isRtcp(bytes, 0, bytes.length)) control(to, bytes);
        else media(to, bytes);
    }

    private void control(Party to, byte[] bytes) {
        int plain = to.far().openControl(bytes, bytes.length);
        never(plain < 0, to + " cannot open its feedback: " + plain);
        never(!RtcpReader.read(bytes, 0, plain, new Feedback(to)), "feedback that cannot be read");
    }

    private void media(Party to, byte[] bytes) {
        emitted++;
        byte[] datagram = bytes.clone();
        String name = to.far().downs.get(RtpPacket.peekSsrc(bytes, 0));
        SlotWatch slot = name == null ? null : to.downs.get(name);
        if (slot == null) throw world.story.broken(to + " got an SSRC that was never agreed on");
        int sequence = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        SlotWatch.Sent before = slot.sent(sequence);
        if (before != null) {
            again(slot, sequence, before, datagram);
            return;
        }
        int plain = to.far().open(bytes, bytes.length);
        RtpPacket packet = new RtpPacket();
        never(plain < 0 || !packet.read(bytes, 0, plain), to + " cannot open a packet of its " + name + ": " + plain);
        int from = packet.payloadFrom();
        byte[] payload = Arrays.copyOfRange(bytes, from, from + packet.payloadLength());
        judge(slot, new SlotWatch.Found(packet.sequence(), packet.timestamp(), packet.marker(), payload), datagram);
    }

    private void judge(SlotWatch slot, SlotWatch.Found found, byte[] datagram) {
        byte[] payload = found.payload();
        if (!slot.video && payload.length == 9 && payload[0] == 'H') {
            ofTheHouse++;
            HouseVoice voice = world.house.get(Source.get32(payload, 1));
            never(!slot.isAt(voice.to, voice.slot), slot + " got a clip that is for somebody else");
            judged(slot.house(voice, Source.get32(payload, 5), found, world.now, world.moment));
            return;
        }
        forwarded++;
        never(!Source.isSpeech(payload, slot.video), slot + " got something that nobody says");
        Source source = world.sources.get(Source.sourceOf(payload, slot.video));
        int number = Source.numberOf(payload, slot.video);
        never(!source.has(number), slot + " got something that was never sent");
        never(source.party.seat.equals(slot.party.seat), source.party + " hears itself in " + slot);
        never(
                !world.permission.may(world.now, slot.route(source)),
                slot + " got what it may not: " + slot.route(source));
        never(source.party.closed, slot + " got something of " + source.party + ", who has gone");
        never(source.arrivedAt(number) != world.moment, slot + " got something that did not come just now");
        never(aNewerOneHasTheWord(source), slot + " got " + source.party + ", where a newer leg of the seat speaks");
        judged(slot.speech(source, number, found, datagram, world.now, world.moment));
    }

    private void again(SlotWatch slot, int sequence, SlotWatch.Sent before, byte[] datagram) {
        sentAgain++;
        never(askedSlot != slot || !asked.contains(sequence), slot + " got " + sequence + " again, and did not ask");
        never(!answers.add(sequence), slot + " got two answers to one question");
        never(!Arrays.equals(before.datagram(), datagram), slot + " got other bytes under a number that was used");
        Source source = before.source();
        if (source == null) throw world.story.broken("a frame of the house came again");
        Route route = slot.route(source);
        never(!world.permission.may(world.now, route), slot + " got again what it may no longer: " + route);
        never(
                !world.permission.mayAgain(world.now, route, source.arrivedAt(before.number())),
                slot + " got again what was taken back meanwhile: " + route);
        Long last = againAt.put(before, world.now);
        never(last != null && world.now - last < AGAIN_NANOS, slot + " got the same again too soon");
    }

    OnLocalLeg ear(Party party, boolean throwing) {
        return packet -> {
            emitted++;
            never(party.closed, "something went to " + party + ", who has gone");
            never(party.lost && party.lostAt != world.moment, "media went to " + party + ", who is lost");
            byte[] payload = Arrays.copyOfRange(packet.bytes(), packet.from(), packet.from() + packet.length());
            digest = (digest * 31 + Arrays.hashCode(payload)) * 31 + packet.sequence();
            SlotWatch slot = party.downs.get(packet.slot());
            never(slot == null, party + " got a slot that it has not");
            if (slot == null) return;
            never(slot.video != (packet.encoding() == LocalPacket.Encoding.VP8), slot + " got another encoding");
            judge(
                    slot,
                    new SlotWatch.Found(packet.sequence(), packet.timestamp(), packet.marker(), payload),
                    new byte[0]);
            if (throwing) throw new IllegalStateException("an ear that fails");
        };
    }

    // ---- what is due ----

    /** The slots that this packet must reach, now that it arrives. */
    List<SlotWatch> due(Source source, int number) {
        List<SlotWatch> due = new ArrayList<>();
        if (newerHasSent(source)) return due;
        for (SlotWatch slot : led(source)) {
            Party to = slot.party;
            boolean there = to.secured && world.now - to.heardAt <= World.FRESHNESS;
            boolean may = world.permission.may(world.now, slot.route(source));
            if (there && may && slot.isFreeFor(source, world.now) && slot.fits(source, number)) due.add(slot);
        }
        return due;
    }

    int listeners(Source source) {
        return led(source).size();
    }

    /** Where the routes lead from this source, lease or not. */
    private List<SlotWatch> led(Source source) {
        List<SlotWatch> slots = new ArrayList<>();
        for (Route route : world.permission.routes()) {
            if (!route.from().equals(source.party.seat) || !route.upSlot().equals(source.slot)) continue;
            for (Party party : world.parties) {
                SlotWatch slot = party.downs.get(route.downSlot());
                boolean fits = slot != null && slot.video == source.video;
                if (fits && !party.closed && party.seat.equals(route.to())) slots.add(slot);
            }
        }
        return slots;
    }

    /** Whether a later leg of the seat has ever sent this slot and is, by what is known, still there. */
    boolean newerHasSent(Source source) {
        return world.parties.stream()
                .anyMatch(other -> isNewer(other, source) && !other.lost && other.everSent.contains(source.slot));
    }

    private boolean aNewerOneHasTheWord(Source source) {
        return world.parties.stream().anyMatch(other -> {
            Long spoke = other.spokeAt.get(source.slot);
            return isNewer(other, source) && spoke != null && world.now - spoke <= World.FRESHNESS;
        });
    }

    private static boolean isNewer(Party other, Source source) {
        Party party = source.party;
        return other.order > party.order && other.seat.equals(party.seat) && !other.closed;
    }

    void asks(@Nullable SlotWatch slot, long[] numbers) {
        askedSlot = slot;
        asked.clear();
        for (long number : numbers) asked.add((int) number & 0xffff);
    }

    /** Which of these numbers must be sent again: kept, permitted all the time, and not sent again just now. */
    List<Integer> dueAgain(SlotWatch slot, long[] numbers) {
        List<Integer> due = new ArrayList<>();
        for (long number : numbers) {
            int sequence = (int) number & 0xffff;
            SlotWatch.Sent packet = slot.sent(sequence);
            Source source = packet == null ? null : packet.source();
            if (packet == null || source == null || !slot.video || slot.occupant() != source) continue;
            if ((slot.highest() - sequence & 0xffff) >= KEPT || !slot.fits(source, packet.number())) continue;
            boolean rested = !againAt.containsKey(packet) || world.now - againAt.get(packet) >= RESTED_NANOS;
            boolean may = world.permission.mayAgain(world.now, slot.route(source), source.arrivedAt(packet.number()));
            if (may && rested) due.add(sequence);
        }
        return due;
    }

    /** How many of these were not sent again. */
    int unanswered(List<Integer> due) {
        int unanswered = 0;
        for (Integer sequence : due) if (!answers.contains(sequence)) unanswered++;
        return unanswered;
    }

    /** Empties the slots whose source may no longer be heard there, as the room must have by now. */
    void emptySlots() {
        for (Party party : world.parties) {
            if (party.closed) continue;
            for (SlotWatch slot : party.downs.values()) {
                Object who = slot.occupant();
                if (who instanceof HouseVoice voice && voice.over) slot.vacate();
                if (!(who instanceof Source source)) continue;
                if (source.party.closed || !world.permission.may(world.now, slot.route(source))) slot.vacate();
            }
        }
    }

    // ---- what is told ----

    private Party party(SeatId seat, LegId leg) {
        Party party = world.byId.get(leg);
        if (party == null || !party.seat.equals(seat)) throw world.story.broken("news of a leg that never was: " + leg);
        never(party.closed, "news of " + party + ", who has gone");
        return party;
    }

    @Override
    public void legConnected(SeatId seat, LegId leg, boolean again) {
        Party party = party(seat, leg);
        never(again != party.lost, party + " is told to be " + (again ? "back, and was not away" : "here twice"));
        if (again) timesBack++;
        party.lost = false;
    }

    @Override
    public void legLost(SeatId seat, LegId leg) {
        Party party = party(seat, leg);
        never(party.lost || !party.secured, party + " is lost without having been there");
        never(world.now - party.heardAt <= World.FRESHNESS, party + " is lost too soon");
        party.lost = true;
        party.lostAt = world.moment;
        timesLost++;
    }

    @Override
    public void legSilent(SeatId seat, LegId leg, long heardAtNanos) {
        Party party = party(seat, leg);
        never(heardAtNanos != party.heardAt, party + " was heard last at another moment");
        never(world.now - party.heardAt <= SILENT_NANOS, party + " is not silent yet");
    }

    @Override
    public void legClosed(SeatId seat, LegId leg) {
        Party party = party(seat, leg);
        boolean tooLate = !party.secured && world.now - party.bornAt > World.CONNECT;
        boolean forgotten = party.lost && world.now - party.heardAt > World.FORGET;
        never(!party.leaving && !tooLate && !forgotten, party + " is gone without a reason");
        party.closed = true;
        for (Party other : world.parties) if (other.seat.equals(seat)) other.spokeAt.clear();
    }

    @Override
    public void slotStarted(SeatId seat, String upSlot) {
        String slot = seat.value() + "/" + upSlot;
        long legs =
                world.parties.stream().filter(party -> party.seat.equals(seat)).count();
        for (int i = 0; i < legs; i++) if (started.add(slot + "/" + i)) return;
        never(true, slot + " starts more often than it has legs");
    }

    @Override
    public void leaseLapsed() {
        lapsesTold++;
        world.permission.settle(world.now);
        never(lapsesTold > world.permission.lapses(), "a lapse is told that was none");
    }

    /** After time has passed: whoever is silent for too long has been told of, and so has a lease that is over. */
    void ages(long lastTick, long tickBefore) {
        boolean lookedAt = lastTick >= world.permission.lapsedAt();
        never(lookedAt && lapsesTold != world.permission.lapses(), "a lapse of the lease was never told");
        for (Party party : world.parties) {
            if (party.closed) continue;
            boolean late = party.secured && lastTick - party.heardAt > World.FRESHNESS;
            never(late && !party.lost, party + " has been silent and is not lost");
            never(party.lost && tickBefore - party.heardAt > World.FORGET, party + " is never forgotten");
            never(!party.secured && lastTick - party.bornAt > World.CONNECT, party + " waits for its keys for ever");
        }
    }

    /** What a party is told by RTCP: about its own streams and slots only. */
    private final class Feedback implements OnRtcp {
        private final Party to;

        Feedback(Party to) {
            this.to = to;
        }

        @Override
        public void senderReport(int ssrc, int ntpMiddle, int rtpTimestamp) {
            never(!to.far().downs.containsKey(ssrc), to + " got a report about a slot that it has not");
        }

        @Override
        public void reportBlock(int about, int fraction, int lost, int jitter, int lsr, int dlsr) {
            never(to.far().up(about) == null, to + " got a report about a stream that is not its own");
        }

        @Override
        public void nack(int mediaSsrc, int sequence) {
            never(to.far().up(mediaSsrc) == null, to + " is asked for what is not its own");
        }

        @Override
        public void pictureWanted(int mediaSsrc) {
            never(to.far().up(mediaSsrc) == null, to + " is asked for a picture that is not its own");
        }
    }
}
