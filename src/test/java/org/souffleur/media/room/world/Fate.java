package org.souffleur.media.room.world;

import static org.souffleur.media.Slot.Kind.AUDIO;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.rtp.RtcpWriter;

/** The dice of one evening: who there is, and what happens next, for as many steps as an evening has. */
final class Fate {
    private static final SeatPlan BODY = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")),
            List.of(Slot.audio("voice"), Slot.audio("voice2"), Slot.audio("whisper")));
    private static final SeatPlan MIND = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")),
            List.of(Slot.audio("mic1"), Slot.audio("mic2"), Slot.video("camera1"), Slot.video("camera2")));

    private static final int MOST_LEGS = 16;

    private record Seat(SeatId id, SeatPlan plan) {}

    private record Deed(int weight, Runnable what) {}

    private final World world;
    private final Random random;
    private final List<Seat> seats = new ArrayList<>();
    private final List<Route> thinkable = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final int steps;
    private final int legs;
    private final double loss;
    private int weights;
    private int restarts;

    Fate(long seed) {
        world = new World(seed);
        random = world.random;
        steps = 30 + random.nextInt(60);
        // Most evenings have a handful of legs; a few have all that there is room for.
        legs = 2 + Math.min(random.nextInt(MOST_LEGS - 1), random.nextInt(MOST_LEGS - 1));
        loss = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3;
        seats();
        deeds();
    }

    private void seats() {
        seats.add(new Seat(new SeatId("human"), BODY));
        seats.add(new Seat(new SeatId("os"), MIND));
        if (random.nextBoolean()) seats.add(new Seat(new SeatId("surrogate"), BODY));
        if (random.nextInt(3) == 0) seats.add(new Seat(new SeatId("other human"), BODY));
        if (random.nextInt(3) == 0) seats.add(new Seat(new SeatId("other os"), MIND));
        for (Seat from : seats) {
            for (Seat to : seats) {
                for (Slot up : from.plan().up()) {
                    for (Slot down : to.plan().down()) {
                        // A caller's mistakes are thinkable too: to itself always, of another kind now and then.
                        if (up.kind() == down.kind() || random.nextInt(20) == 0)
                            thinkable.add(new Route(from.id(), up.name(), to.id(), down.name()));
                    }
                }
            }
        }
    }

    private void deeds() {
        deed(60, this::somebodySpeaks);
        deed(30, this::everybodySpeaks);
        deed(14, this::latePacketsArrive);
        deed(20, this::somethingIsAskedForAgain);
        deed(10, this::permissionChanges);
        deed(8, this::somethingIsTakenBack);
        deed(12, this::leaseIsGiven);
        deed(2, this::everythingIsCut);
        deed(8, this::somebodyComes);
        deed(3, this::somebodyLeaves);
        deed(4, this::somebodyFallsSilent);
        deed(6, this::somebodyComesBack);
        deed(4, this::somebodyMoves);
        deed(3, this::iceBeginsAgain);
        deed(4, this::cameraTakesAnothersTurn);
        deed(5, this::pictureIsWanted);
        deed(4, this::listenerReports);
        deed(4, this::trackIsReplaced);
        deed(8, this::strangerSends);
        deed(5, this::houseSpeaks);
        deed(2, this::houseIsHushed);
        deed(3, this::threadIsAway);
        deed(5, this::timePasses);
        deed(4, this::leaseIsLookedAtWhereItEnds);
    }

    private void deed(int weight, Runnable what) {
        deeds.add(new Deed(weight, what));
        weights += weight;
    }

    /** Plays the evening to its end; throws with the seed and the step where a promise was broken. */
    World play() {
        try {
            for (int i = 0; i < 2 + random.nextInt(legs - 1); i++) somebodyComes();
            leaseIsGiven();
            permissionChanges();
            while (world.story.steps() < steps) {
                pick().what().run();
                if (random.nextInt(3) > 0) world.pass(random.nextInt(40));
            }
            boolean byLeaving = random.nextBoolean();
            world.story.step(byLeaving ? "everybody leaves" : "everybody falls silent for good");
            world.end(byLeaving);
            return world;
        } catch (RuntimeException e) {
            throw world.story.broken("the room threw " + e, e);
        }
    }

    private Deed pick() {
        int at = random.nextInt(weights);
        for (Deed deed : deeds) {
            at -= deed.weight();
            if (at < 0) return deed;
        }
        throw new IllegalStateException("weights that do not add up");
    }

    // ---- who ----

    private List<Party> able() {
        return world.parties.stream().filter(Party::canSend).collect(Collectors.toList());
    }

    private List<Party> remote() {
        List<Party> remote = able();
        remote.removeIf(Party::isHere);
        return remote;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    // ---- legs ----

    private void somebodyComes() {
        long there = world.parties.stream().filter(party -> !party.closed).count();
        if (there >= legs) return;
        Seat seat = one(seats);
        if (random.nextInt(5) == 0) {
            boolean fails = random.nextInt(6) == 0;
            world.story.step("a leg of this process for " + seat.id().value() + (fails ? ", whose ear fails" : ""));
            world.joinHere(seat.id(), seat.plan(), fails);
            return;
        }
        List<PeerLine> lines = new ArrayList<>();
        for (Slot up : seat.plan().up()) if (random.nextInt(6) > 0) lines.add(PeerLine.sends(up.name(), up.kind()));
        for (Slot down : seat.plan().down())
            if (random.nextInt(6) > 0) lines.add(PeerLine.receives(down.name(), down.kind()));
        if (lines.isEmpty()) return;
        boolean stays = random.nextInt(12) > 0;
        world.story.step("a leg for " + seat.id().value() + " with "
                + lines.stream().map(PeerLine::slot).collect(Collectors.joining(", "))
                + (stays ? "" : ", which never gets keys"));
        Party party = world.join(seat.id(), seat.plan(), lines);
        if (!stays) return;
        if (random.nextInt(4) == 0) world.pass(random.nextInt(300));
        world.check(party, true);
        if (random.nextInt(4) == 0) world.pass(random.nextInt(300));
        world.secure(party);
    }

    private void somebodyLeaves() {
        List<Party> there = new ArrayList<>(world.parties);
        there.removeIf(party -> party.closed);
        if (there.isEmpty()) return;
        Party party = one(there);
        world.story.step(party + " leaves");
        world.leave(party);
    }

    private void somebodyFallsSilent() {
        List<Party> able = able();
        if (able.isEmpty()) return;
        Party party = one(able);
        party.mute = true;
        int ms = random.nextInt(4) == 0 ? 5_000 + random.nextInt(2_000) : random.nextInt(3_000);
        world.story.step(party + " falls silent; " + ms + " ms pass");
        world.pass(ms);
    }

    private void somebodyComesBack() {
        List<Party> mute = new ArrayList<>(world.parties);
        mute.removeIf(party -> !party.mute || party.closed || !party.secured);
        if (mute.isEmpty()) return;
        Party party = one(mute);
        world.story.step(party + " comes back");
        party.mute = false;
        world.alive(party);
    }

    private void somebodyMoves() {
        List<Party> remote = remote();
        if (remote.isEmpty()) return;
        Party party = one(remote);
        boolean nominates = random.nextInt(3) > 0;
        world.story.step(party + " moves to another address" + (nominates ? "" : " and does not nominate it"));
        world.inFlight.removeIf(carried -> carried.party() == party); // what came from there finds no way any more
        world.address(party);
        world.check(party, nominates);
    }

    private void iceBeginsAgain() {
        List<Party> remote = remote();
        if (remote.isEmpty()) return;
        Party party = one(remote);
        world.story.step(party + " restarts its ICE");
        byte[] old = party.far().check(true);
        if (random.nextBoolean()) world.check(party, true);
        world.restart(party, restarts++);
        world.check(party, true);
        world.staleCheck(party, old);
    }

    // ---- speech and the network ----

    private void somebodySpeaks() {
        List<Party> able = able();
        able.removeIf(party -> party.ups.isEmpty());
        if (able.isEmpty()) return;
        Party party = one(able);
        String slot = one(new ArrayList<>(party.ups.keySet()));
        int packets = 1 + random.nextInt(5);
        world.story.step(party + " sends " + packets + " of " + slot);
        for (int i = 0; i < packets; i++) {
            speak(party, slot);
            if (random.nextInt(3) == 0) world.pass(20);
        }
    }

    private void everybodySpeaks() {
        world.story.step("everybody sends one of everything");
        for (Party party : able()) for (String slot : party.ups.keySet()) speak(party, slot);
    }

    private void speak(Party party, String slot) {
        speak(party, slot, random.nextInt(4) == 0);
    }

    private void speak(Party party, String slot, boolean whole) {
        if (party.closed) return;
        if (party.isHere()) {
            world.say(party, slot);
            if (random.nextInt(5) > 0) world.fetch(party);
            return;
        }
        Party.Carried packet = world.speak(party, slot, whole);
        if (random.nextDouble() < loss) return;
        boolean late = random.nextDouble() < loss;
        if (late) world.inFlight.add(packet);
        else world.arrive(packet);
        if (random.nextDouble() < loss / 3) world.inFlight.add(packet);
    }

    private void latePacketsArrive() {
        world.story.step("late packets arrive, in no order");
        List<Party.Carried> late = new ArrayList<>(world.inFlight);
        world.inFlight.clear();
        Collections.shuffle(late, random);
        for (Party.Carried packet : late) {
            if (packet.party().mute && random.nextBoolean()) continue;
            world.arrive(packet);
        }
        for (Party party : List.copyOf(world.parties)) world.fetch(party);
    }

    private void somethingIsAskedForAgain() {
        List<SlotWatch> slots = new ArrayList<>();
        for (Party party : remote())
            for (SlotWatch slot : party.downs.values()) if (slot.highest() >= 0 && slot.video) slots.add(slot);
        for (Party party : remote())
            for (SlotWatch slot : party.downs.values())
                if (slot.highest() >= 0 && random.nextInt(9) == 0) slots.add(slot);
        if (slots.isEmpty()) return;
        SlotWatch slot = one(slots);
        long first = 0x10000L + slot.highest() - random.nextInt(12);
        long[] numbers = new long[1 + random.nextInt(6)];
        for (int i = 0; i < numbers.length; i++) numbers[i] = first + i;
        world.story.step(slot.party + " asks for " + numbers.length + " of " + slot.name + " again");
        world.nack(slot.party, slot, numbers);
    }

    /** Whoever lost a picture by a withdrawal asks for all of it again, as far back as it can. */
    private void allIsAskedForAgain(Route route) {
        for (Party party : remote()) {
            SlotWatch slot = party.downs.get(route.downSlot());
            if (!party.seat.equals(route.to()) || slot == null || !slot.video || slot.highest() < 0) continue;
            world.story.step(party + " asks for all of " + slot.name + " again");
            long[] numbers = new long[30];
            for (int i = 0; i < numbers.length; i++) numbers[i] = 0x10000L + slot.highest() - 29 + i;
            world.nack(party, slot, numbers);
        }
    }

    /** Another camera comes into a slot by turns; then, mostly, the one before it may be seen no longer. */
    private void cameraTakesAnothersTurn() {
        List<SlotWatch> slots = new ArrayList<>();
        for (Party party : remote())
            for (SlotWatch slot : party.downs.values())
                if (slot.video && slot.occupant() instanceof Source) slots.add(slot);
        if (slots.isEmpty()) return;
        SlotWatch slot = one(slots);
        if (!(slot.occupant() instanceof Source before)) return;
        List<Party> others = remote();
        others.removeIf(party -> !party.ups.containsKey("camera")
                || party.seat.equals(before.party.seat)
                || party.seat.equals(slot.party.seat));
        if (others.isEmpty()) return;
        Party other = one(others);
        Set<Route> routes = new LinkedHashSet<>(world.permission.routes());
        routes.add(new Route(other.seat, "camera", slot.party.seat, slot.name));
        world.story.step(other + " may come into " + slot + " after " + before);
        world.allow(routes);
        world.pass(250 + random.nextInt(150));
        if (!other.closed) speak(other, "camera", true);
        if (random.nextInt(3) == 0 || slot.party.closed) return;
        routes.remove(slot.route(before));
        world.story.step("taken back: " + words(Set.of(slot.route(before))));
        world.allow(routes);
        allIsAskedForAgain(slot.route(before));
    }

    private void pictureIsWanted() {
        List<Party> able = able();
        able.removeIf(party -> party.downs.isEmpty());
        if (able.isEmpty()) return;
        Party party = one(able);
        String slot = one(new ArrayList<>(party.downs.keySet()));
        world.story.step(party + " wants a whole picture in " + slot);
        world.wantPicture(party, slot);
    }

    private void listenerReports() {
        List<Party> remote = remote();
        remote.removeIf(party -> party.downs.isEmpty());
        if (remote.isEmpty()) return;
        Party party = one(remote);
        world.story.step(party + " reports what it hears");
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(9);
        for (String slot : party.downs.keySet())
            writer.block(party.far().ssrc(slot), random.nextInt(256), 3, 1, 1, random.nextInt(), random.nextInt(9));
        writer.remb(9, random.nextInt(2_000_000), new int[] {1}, 1);
        Party.Carried report = world.feedback(party, writer);
        world.arrive(report);
        if (random.nextInt(3) == 0) world.inFlight.add(report);
    }

    private void trackIsReplaced() {
        List<Party> remote = remote();
        remote.removeIf(party -> party.sources.isEmpty());
        if (remote.isEmpty()) return;
        Party party = one(remote);
        String slot = one(new ArrayList<>(party.sources.keySet()));
        world.story.step(party + " replaces the track in " + slot);
        world.replaceTrack(party, slot);
    }

    private void strangerSends() {
        List<Party> remote = new ArrayList<>(world.parties);
        remote.removeIf(party -> party.isHere() || !party.secured);
        if (remote.isEmpty()) return;
        Party to = one(remote);
        Party from = one(remote);
        if (random.nextBoolean() && !from.past.isEmpty()) {
            world.story.step("a stranger sends " + to + " what " + from + " has sent before");
            world.junk(to, one(from.past).clone());
            return;
        }
        boolean stun = !to.closed && random.nextInt(3) == 0;
        byte[] bytes = new byte[20 + random.nextInt(100)];
        random.nextBytes(bytes);
        bytes[0] = (byte) (stun ? random.nextInt(4) : 128 + random.nextInt(64));
        world.story.step("a stranger sends junk to " + to);
        world.junk(to, bytes);
    }

    // ---- permission ----

    private void permissionChanges() {
        Set<Route> routes = new LinkedHashSet<>();
        if (random.nextBoolean()) routes.addAll(world.permission.routes());
        int more = random.nextInt(12);
        for (int i = 0; i < more; i++) routes.add(aRoute());
        world.story.step("allowed: " + words(routes));
        world.allow(routes);
    }

    private void somethingIsTakenBack() {
        List<Route> routes = new ArrayList<>(world.permission.routes());
        if (routes.isEmpty()) return;
        Route back = one(routes);
        routes.remove(back);
        world.story.step("taken back: " + words(Set.of(back)));
        world.allow(new LinkedHashSet<>(routes));
        if (random.nextBoolean()) allIsAskedForAgain(back);
        if (random.nextInt(3) > 0) return;
        if (random.nextBoolean()) world.pass(random.nextInt(40));
        routes.add(back);
        world.story.step("given again: " + words(Set.of(back)));
        world.allow(new LinkedHashSet<>(routes));
        if (random.nextBoolean()) allIsAskedForAgain(back);
    }

    /** Mostly one that somebody can use just now. */
    private Route aRoute() {
        Route route = one(thinkable);
        for (int i = 0; i < 20 && random.nextInt(10) > 0 && !isOfUse(route); i++) route = one(thinkable);
        return route;
    }

    private boolean isOfUse(Route route) {
        return !route.from().equals(route.to())
                && able().stream()
                        .anyMatch(party -> party.seat.equals(route.from()) && party.ups.containsKey(route.upSlot()))
                && able().stream()
                        .anyMatch(party -> party.seat.equals(route.to()) && party.downs.containsKey(route.downSlot()));
    }

    private static String words(Set<Route> routes) {
        return routes.isEmpty()
                ? "nothing"
                : routes.stream()
                        .map(route -> route.from().value() + "/" + route.upSlot() + " to "
                                + route.to().value() + "/" + route.downSlot())
                        .collect(Collectors.joining(", "));
    }

    private void leaseIsGiven() {
        int ms = random.nextInt(5) == 0 ? random.nextInt(400) - 50 : 1_000 + random.nextInt(12_000);
        world.story.step("a lease of " + ms + " ms");
        world.lease(world.now + ms * World.MS);
    }

    private void everythingIsCut() {
        world.story.step("cut");
        world.cut();
        if (random.nextBoolean()) return;
        leaseIsGiven();
        permissionChanges();
    }

    // ---- the house and time ----

    private void houseSpeaks() {
        Seat seat = one(seats);
        List<String> slots = new ArrayList<>();
        for (Slot slot : seat.plan().down()) if (slot.kind() == AUDIO) slots.add(slot.name());
        String slot = one(slots);
        int frames = random.nextInt(40);
        world.story.step("the house says " + frames + " frames to " + seat.id().value() + " in " + slot);
        world.play(seat.id(), slot, frames);
    }

    private void houseIsHushed() {
        if (world.house.isEmpty()) return;
        HouseVoice voice = one(world.house);
        if (voice.over) return;
        world.story.step("the house is hushed in " + voice.slot + " of " + voice.to.value());
        world.hush(voice);
    }

    private void threadIsAway() {
        int ms = random.nextInt(3) == 0 ? random.nextInt(3_000) : random.nextInt(300);
        world.story.step("the thread is away for " + ms + " ms");
        world.stall(ms);
        if (random.nextBoolean()) leaseIsGiven();
    }

    /** The lease's last nanosecond and the one after it: the first still carries, the second no longer. */
    private void leaseIsLookedAtWhereItEnds() {
        long last = world.permission.leaseUntil() - 1;
        if (!world.permission.live(world.now) || last < world.now || last - world.now > 6_000 * World.MS) return;
        for (int i = 0; i < 2; i++) {
            world.now = last + i;
            world.story.step(i == 0 ? "the last nanosecond of the lease" : "the first after the lease");
            for (Party party : able()) for (String slot : party.ups.keySet()) speak(party, slot);
        }
    }

    private void timePasses() {
        int ms = random.nextInt(3) == 0 ? random.nextInt(3_000) : random.nextInt(400);
        world.story.step(ms + " ms pass");
        world.pass(ms);
    }
}
