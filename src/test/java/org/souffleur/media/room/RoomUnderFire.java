package org.souffleur.media.room;

import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.ice.Path;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.room.VirtualEvening.Peer;

/** A live evening, one of whose peers does anything with its keys, and somebody else with its address. */
public final class RoomUnderFire {
    private static final SeatId HUMAN = new SeatId("s1");
    private static final SeatId OS = new SeatId("s2");
    private static final SeatPlan BODY =
            new SeatPlan(List.of(Slot.audio("mic"), Slot.video("camera")), List.of(Slot.audio("voice")));
    private static final SeatPlan MIND =
            new SeatPlan(List.of(Slot.audio("voice")), List.of(Slot.audio("mic1"), Slot.video("camera1")));
    private static final int MOST_DEEDS = 48;

    private RoomUnderFire() {}

    /**
     * @param input deeds: one byte for what is done, two for a length, then a datagram's bytes
     * @return what was counted
     */
    public static String read(byte[] input) {
        VirtualEvening evening = new VirtualEvening(1);
        Peer human = evening.join(
                HUMAN,
                BODY,
                PeerLine.sends("mic", AUDIO),
                PeerLine.sends("camera", VIDEO),
                PeerLine.receives("voice", AUDIO));
        Peer os = evening.join(
                OS,
                MIND,
                PeerLine.sends("voice", AUDIO),
                PeerLine.receives("mic1", AUDIO),
                PeerLine.receives("camera1", VIDEO));
        evening.lease(3600);
        evening.room.allow(Set.of(
                new Route(HUMAN, "mic", OS, "mic1"),
                new Route(HUMAN, "camera", OS, "camera1"),
                new Route(OS, "voice", HUMAN, "voice")));
        int deeds = 0;
        for (int at = 0; at + 3 <= input.length && deeds < MOST_DEEDS; deeds++) {
            int length = Math.min((input[at + 1] & 0xff) << 8 | input[at + 2] & 0xff, input.length - at - 3);
            byte[] datagram = Arrays.copyOfRange(input, at + 3, at + 3 + Math.min(1700, length)); // as a thread reads
            deed(evening, human, input[at] & 0xff, datagram);
            at += 3 + length;
        }
        human.check();
        os.check();
        evening.pass(1_100);
        int heard = human.heard("voice").size();
        os.send("voice", new byte[40]);
        if (human.heard("voice").size() != heard + 1) throw new IllegalStateException("the evening does not go on");
        return evening.room.counts().drops().keySet() + " "
                + (evening.room.counts().packetsOut() > 1);
    }

    private static void deed(VirtualEvening evening, Peer peer, int what, byte[] datagram) {
        Path elsewhere = new Path(0, new InetSocketAddress("203.0.113.9", 9));
        Counts counts = evening.room.counts();
        long before = counts.packetsIn() + all(counts);
        switch (what % 6) {
            case 0: // whatever, from its address
                peer.comes(peer.address, datagram);
                holds(
                        datagram.length == 0 || counts.packetsIn() + all(counts) > before,
                        "what was dropped was not counted");
                break;
            case 1: // a packet under its keys, whose headers nobody has checked
                peer.comes(peer.address, protect(peer, Arrays.copyOf(datagram, Math.max(12, datagram.length))));
                break;
            case 2: // a report under its keys
                peer.comes(peer.address, peer.protectControl(Arrays.copyOf(datagram, Math.max(8, datagram.length))));
                break;
            case 3: // STUN from an address that nobody knows
                evening.room.receiveStun(evening.now, peer.leg, elsewhere, datagram, 0, datagram.length);
                holds(evening.out.poll() == null, "a stranger was answered");
                break;
            case 4:
                evening.pass(datagram.length == 0 ? 20 : datagram[0] & 0x7f);
                break;
            default:
                peer.check();
        }
    }

    /** What its own SRTP will not protect (a header that is longer than the packet) it sends as it is. */
    private static byte[] protect(Peer peer, byte[] packet) {
        try {
            return peer.protect(packet);
        } catch (IllegalArgumentException | NegativeArraySizeException e) {
            return packet;
        }
    }

    private static long all(Counts counts) {
        return counts.drops().values().stream().mapToLong(Long::longValue).sum();
    }

    private static void holds(boolean promise, String otherwise) {
        if (!promise) throw new IllegalStateException(otherwise);
    }
}
