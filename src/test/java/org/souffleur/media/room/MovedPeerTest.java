package org.souffleur.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.media.Slot.Kind.AUDIO;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.room.VirtualEvening.Peer;

/** A NAT gives a browser another address and tells nobody: its voice is heard on, and it is followed once it has answered. */
class MovedPeerTest {
    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId OS = new SeatId("os");
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("10.0.0.77", 7777);
    private static final SeatPlan BOTH = new SeatPlan(List.of(Slot.audio("mic")), List.of(Slot.audio("voice")));

    private final VirtualEvening evening = new VirtualEvening(7);
    private final Peer human =
            evening.join(HUMAN, BOTH, PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO));
    private final Peer os = evening.join(OS, BOTH, PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO));

    MovedPeerTest() {
        evening.lease(100);
        evening.room.allow(Set.of(new Route(HUMAN, "mic", OS, "voice"), new Route(OS, "mic", HUMAN, "voice")));
        human.send("mic", new byte[60]);
        os.send("mic", new byte[60]);
    }

    private byte[] word() {
        return human.protect(human.prepare("mic", new byte[60]));
    }

    private void osSpeaks() {
        evening.astray.clear();
        os.send("mic", new byte[60]);
    }

    @Test
    void herVoiceIsHeardOnAndSheHearsAgainOnceSheHasAnswered() {
        human.comes(ELSEWHERE, word());
        assertThat(os.heard("voice")).hasSize(2);
        assertThat(evening.astray).as("she is asked there").hasSize(1);
        byte[] question = evening.astray.get(0);
        osSpeaks();
        assertThat(evening.astray).as("nothing but the question goes there").isEmpty();
        human.says(ELSEWHERE, human.answer(question));
        osSpeaks();
        assertThat(evening.astray).as("and now her evening does").hasSize(1);
        assertThat(human.heard("voice")).hasSize(2);
    }

    @Test
    void whoeverOverhearsHerAndIsQuickerGetsNothingButAQuestion() {
        byte[] overheard = word();
        human.comes(ELSEWHERE, overheard);
        human.comes(human.address, overheard);
        for (int i = 0; i < 50; i++) {
            overheard = word();
            human.comes(ELSEWHERE, overheard);
            human.comes(human.address, overheard);
            evening.pass(20);
        }
        assertThat(evening.astray).as("a question each 50 ms").hasSizeBetween(10, 22);
        byte[] forged = human.answer(evening.astray.get(evening.astray.size() - 1));
        forged[forged.length - 12] ^= 1; // the last byte of its signature
        human.says(ELSEWHERE, forged);
        osSpeaks();
        assertThat(evening.astray).isEmpty();
        assertThat(human.heard("voice")).hasSize(2);
    }
}
