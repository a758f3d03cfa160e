package org.souffleur.journey.rehearse;

import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.souffleur.journey.SignedIn;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.NativeLeg;
import org.souffleur.journey.door.NativeSeat;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.media.opus.OpusEncoder;
import org.souffleur.media.peer.PeerLine;

/**
 * A live evening around the one browser that is measured, the surrogate's: her lens and microphone are up, and she hears
 * the OS. The human and the OS are native peers, since in truth they have machines of their own.
 */
final class AroundHer implements AutoCloseable {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Whose microphone, in which slot. */
    private record Mouth(NativeLeg leg, String slot) {}

    final String evening;
    final NativeLeg os;
    private final NativeLeg human;
    private final AtomicBoolean speaking = new AtomicBoolean();
    private @Nullable Thread speaker;

    private AroundHer(String evening, NativeLeg os, NativeLeg human) {
        this.evening = evening;
        this.os = os;
        this.human = human;
    }

    /** Opens it and waits until it is live. */
    static AroundHer live(FreshServer server, Party surrogate) {
        int port = server.port();
        surrogate.openRehearsal();
        String evening = surrogate.join();
        String cookie = SignedIn.as("human1", server.stack().url()).cookie();
        NativeSeat human = new NativeSeat(evening, port, Caller.Pass.session(cookie)).enters();
        NativeSeat os = new NativeSeat(evening, port, server.program()).enters();
        String hers = surrogate.seat(evening);
        AroundHer around = new AroundHer(
                evening,
                os.connects(
                        PeerLine.sends("voice", AUDIO),
                        PeerLine.receives("mic1", AUDIO),
                        PeerLine.receives("mic2", AUDIO),
                        PeerLine.receives("camera1", VIDEO),
                        PeerLine.receives("camera2", VIDEO)),
                human.connects(PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO)));
        os.agrees("voice", "cues");
        human.agrees("voice", "mic:" + hers, "lens:" + hers);
        surrogate.agree(Set.of("voice", "cues", "mic:" + hers, "lens:" + hers));
        surrogate.awaitState("live");
        return around;
    }

    /** The OS speaks from now on. */
    void speak() {
        speak(List.of(new Mouth(os, "voice")));
    }

    /** The OS and the human speak from now on. */
    void speakBoth() {
        speak(List.of(new Mouth(os, "voice"), new Mouth(human, "mic")));
    }

    private void speak(List<Mouth> mouths) {
        speaking.set(true);
        Thread begun = new Thread(() -> say(mouths), "others-speak");
        begun.setDaemon(true);
        begun.start();
        speaker = begun;
    }

    private void say(List<Mouth> mouths) {
        byte[] pcm = Sound.named("os-voice.wav").bytes();
        int frameBytes = 2 * OpusEncoder.FRAME_SAMPLES;
        try (OpusEncoder encoder = new OpusEncoder()) {
            int at = 0;
            for (long next = System.nanoTime(); speaking.get(); next += FRAME_NANOS) {
                LockSupport.parkNanos(next - System.nanoTime());
                byte[] frame = encoder.encode(pcm, at);
                mouths.forEach(mouth -> mouth.leg().peer().send(mouth.slot(), frame));
                at = at + 2 * frameBytes > pcm.length ? 0 : at + frameBytes;
            }
        }
    }

    /** Nobody of them speaks any more. */
    void hush() throws InterruptedException {
        speaking.set(false);
        Thread begun = speaker;
        if (begun != null) {
            begun.join();
        }
    }

    @Override
    public void close() {
        human.close();
        os.close();
    }
}
