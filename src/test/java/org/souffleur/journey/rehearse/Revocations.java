package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.Arrival;
import org.souffleur.media.peer.PeerLine;

/**
 * Takes consents back again and again in a running evening, and looks at what still arrives: at a native receiver's
 * socket, at both ears, and at the picture of the surrogate's lens. Each time, the person says yes anew at the page.
 */
final class Revocations {
    /** Softer than this is silence; an ear's own noise floor here is digital zero. */
    private static final double AUDIBLE_DB = -60;

    /** How long after a withdrawal the tape and the sockets are watched. */
    private static final double WATCH_S = 0.7;

    private static final double FLOWING_LIMIT_S = 20;

    private final Evening evening;
    private final Tape tape;
    private final String lens;
    final List<Double> toLastPacketMs = new ArrayList<>();
    final List<Double> toSilenceMs = new ArrayList<>();
    long packetsAfterAck;

    Revocations(Evening evening, Tape tape) {
        this.evening = evening;
        this.tape = tape;
        this.lens = "lens:" + evening.seat(evening.surrogate);
    }

    /** @param tokens bearer tokens of the three parties */
    void run(int times, int port, Tokens tokens) {
        String path = "/api/evenings/" + evening.id() + "/withdrawals";
        evening.os.watchPictures("figure[data-camera='" + evening.seat(evening.surrogate) + "'][data-open] video");
        try (NativeLeg speaker =
                        new NativeLeg(evening.id(), port, tokens.os(), PeerLine.sends("whisper", Slot.Kind.AUDIO));
                NativeLeg listener = new NativeLeg(
                        evening.id(),
                        port,
                        tokens.surrogate(),
                        PeerLine.receives("voice", Slot.Kind.AUDIO),
                        PeerLine.receives("whisper", Slot.Kind.AUDIO));
                Caller human = new Caller(port, tokens.human());
                Caller surrogate = new Caller(port, tokens.surrogate())) {
            speaker.speak("whisper");
            for (int i = 0; i < times; i++) {
                awaitFlowing(listener);
                double aheadMs = pageAheadMs();
                Caller.Answer whisper = withdraw(surrogate, path, "cues");
                Caller.Answer voice = withdraw(human, path, "voice");
                double lensLeftMs = epochMs();
                withdraw(surrogate, path, lens);
                tape.run(WATCH_S);
                toLastPacketMs.add(lastPacketMs(listener, "whisper", whisper));
                lastPacketMs(listener, "voice", voice);
                atTheEars(voice);
                toSilenceMs.add(Math.max(0, evening.os.paintedMs() - aheadMs - lensLeftMs));
                evening.surrogate.grant(evening.id(), "cues");
                evening.surrogate.grant(evening.id(), lens);
                evening.human.grant(evening.id(), "voice");
            }
        }
    }

    record Tokens(String human, String surrogate, String os) {}

    private static Caller.Answer withdraw(Caller caller, String path, String subject) {
        return caller.post(path, "application/json", "{\"subject\":\"" + subject + "\"}")
                .expect(200);
    }

    /** 0 where nothing came any more after the request had left. */
    private double lastPacketMs(NativeLeg listener, String slot, Caller.Answer withdrawal) {
        long last = withdrawal.leftAtNanos();
        for (Arrival arrival : listener.peer().arrivals(slot)) {
            last = Math.max(last, arrival.atNanos());
            packetsAfterAck += arrival.atNanos() > withdrawal.ackAtNanos() ? 1 : 0;
        }
        return (last - withdrawal.leftAtNanos()) / 1e6;
    }

    private void atTheEars(Caller.Answer withdrawal) {
        double fromS = tape.atS(withdrawal.leftAtNanos());
        for (String ear : List.of(Evening.HUMAN_EAR, Evening.SURROGATE_EAR)) {
            toSilenceMs.add(1000 * tape.channel(ear, fromS, fromS + WATCH_S).lastAudibleS(AUDIBLE_DB));
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

    /** How far the OS's page's clock is ahead of ours. */
    private double pageAheadMs() {
        Page page = evening.os.page();
        double before = epochMs();
        double there = ((Number) page.evaluate("() => performance.timeOrigin + performance.now()")).doubleValue();
        return there - (before + epochMs()) / 2;
    }

    private static double epochMs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }
}
