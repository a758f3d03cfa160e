package org.souffleur.journey.rehearse;

import java.util.ArrayList;
import java.util.List;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.NativeLeg;
import org.souffleur.journey.door.Withdrawal;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;

/**
 * Takes consents back again and again in a running evening, and looks at what still arrives: at a native receiver's
 * socket, at both ears, and at the picture of the surrogate's lens. Each time, the person says yes anew at the page.
 */
final class Revocations {
    /** Softer than this is silence; an ear's own noise floor here is digital zero. */
    private static final double AUDIBLE_DB = -60;

    /** How long after a withdrawal the tape and the sockets are watched at least. */
    private static final double WATCH_S = 0.7;

    /** An ear that has been silent for so long stays silent. */
    private static final double QUIET_S = 0.4;

    /** An ear that still hears by then was not cut off at all. */
    private static final double SILENT_LIMIT_S = 5;

    private static final double FLOWING_LIMIT_S = 20;

    private final Evening evening;
    private final Tape tape;
    private final String lens;
    final List<Double> toLastPacketMs = new ArrayList<>();
    final List<Double> toSilenceMs = new ArrayList<>();

    /** By the server's own clock: asked → flushed. */
    final List<Double> cutMs = new ArrayList<>();

    /** The control. */
    final List<Double> refusalMs = new ArrayList<>();

    long packetsAfterAck;

    Revocations(Evening evening, Tape tape) {
        this.evening = evening;
        this.tape = tape;
        this.lens = "lens:" + evening.seat(evening.surrogate);
    }

    /** @param passes bearer tokens of the three parties */
    void run(int times, int port, FreshServer.Passes passes) {
        String path = "/api/evenings/" + evening.id() + "/withdrawals";
        evening.os.watchPictures("figure[data-camera='" + evening.seat(evening.surrogate) + "'][data-open] video");
        String camera = evening.slotAtTheOs(evening.surrogate, "camera");
        try (NativeLeg speaker = new NativeLeg(
                        evening.id(),
                        port,
                        passes.os(),
                        PeerLine.sends("whisper", Slot.Kind.AUDIO),
                        PeerLine.receives(camera, Slot.Kind.VIDEO));
                NativeLeg listener = new NativeLeg(
                        evening.id(),
                        port,
                        passes.surrogate(),
                        PeerLine.receives("voice", Slot.Kind.AUDIO),
                        PeerLine.receives("whisper", Slot.Kind.AUDIO));
                Caller human = new Caller(port, passes.human());
                Caller surrogate = new Caller(port, passes.surrogate())) {
            speaker.speak("whisper");
            for (int i = 0; i < times; i++) {
                awaitFlowing(listener);
                double aheadMs = evening.os.aheadMs();
                refusalMs.add(Withdrawal.refusedMs(surrogate, path));
                Withdrawal whisper = Withdrawal.of(surrogate, path, "cues", listener.peer(), "whisper");
                Withdrawal voice = Withdrawal.of(human, path, "voice", listener.peer(), "voice");
                double lensLeftMs = Party.epochMs();
                Withdrawal seeing = Withdrawal.of(surrogate, path, lens, speaker.peer(), camera);
                tape.run(WATCH_S);
                // The voice has one packet in 20 ms: too few to time a cut, enough to prove one.
                toLastPacketMs.add(whisper.toLastPacketMs());
                toLastPacketMs.add(seeing.toLastPacketMs());
                for (Withdrawal cut : List.of(whisper, voice, seeing)) {
                    cutMs.add(cut.cutMs());
                    packetsAfterAck += cut.packetsAfterAck();
                }
                atTheEars(voice.answer());
                toSilenceMs.add(Math.max(0, evening.os.paintedMs() - aheadMs - lensLeftMs));
                evening.surrogate.grant(evening.id(), "cues");
                evening.surrogate.grant(evening.id(), lens);
                evening.human.grant(evening.id(), "voice");
            }
        }
    }

    private void atTheEars(Caller.Answer withdrawal) {
        double fromS = tape.atS(withdrawal.leftAtNanos());
        for (String ear : List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR)) {
            double lengthS = WATCH_S;
            double audibleS = tape.channel(ear, fromS, fromS + lengthS).lastAudibleS(AUDIBLE_DB);
            while (audibleS > lengthS - QUIET_S) {
                if (lengthS > SILENT_LIMIT_S) {
                    throw new IllegalStateException("the voice was withdrawn and is still heard at the " + ear);
                }
                lengthS += QUIET_S / 2;
                audibleS = tape.channel(ear, fromS, fromS + lengthS).lastAudibleS(AUDIBLE_DB);
            }
            toSilenceMs.add(1000 * audibleS);
        }
    }

    /** Waits until everything that will be taken away is there: packets, sound in both ears, pictures. */
    private void awaitFlowing(NativeLeg listener) {
        double giveUpS = tape.nowS() + FLOWING_LIMIT_S;
        int before = listener.peer().count("whisper");
        double paintedBefore = evening.os.paintedMs();
        while (true) {
            tape.run(0.25);
            double nowS = tape.nowS();
            boolean heard = List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR).stream()
                    .allMatch(ear -> tape.channel(ear, nowS - 0.2, nowS).audibleShare(AUDIBLE_DB) == 1);
            boolean whispered = listener.peer().count("whisper") > before;
            boolean seen = evening.os.paintedMs() > paintedBefore;
            if (heard && whispered && seen) {
                return;
            }
            if (nowS > giveUpS) {
                throw new IllegalStateException("after a new yes nothing flows: "
                        + (heard ? "" : "an ear is silent ")
                        + (whispered ? "" : "no whisper comes ")
                        + (seen ? "" : "the lens is dark"));
            }
        }
    }
}
