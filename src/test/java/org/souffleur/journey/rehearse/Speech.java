package org.souffleur.journey.rehearse;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.souffleur.journey.measure.IdleCpu;

/**
 * What a stretch of the OS's speech was like at the ears.
 *
 * @param audioLoss concealed ÷ total samples outside silence, of the worst ear
 * @param cameraFps pictures a second that the OS decoded from the slower camera
 */
record Speech(Chirps.Heard toHuman, Chirps.Heard toSurrogate, double audioLoss, double cameraFps, double idleCpu) {

    static Speech measure(Evening evening, Tape tape, double seconds) {
        Map<String, List<Party.Received>> before = received(evening);
        IdleCpu idleBefore = IdleCpu.now();
        long fromNanos = System.nanoTime();
        double fromS = tape.nowS();
        tape.run(seconds);
        double toS = tape.nowS();
        double idle = IdleCpu.now().shareSince(idleBefore);
        Map<String, List<Party.Received>> after = received(evening);
        double tookS = (System.nanoTime() - fromNanos) / 1e9;
        Chirps chirps = Chirps.ofTheFile();
        Sound mouth = tape.channel(Evening.MOUTH, fromS, toS);
        return new Speech(
                chirps.heard(mouth, tape.channel(Evening.HUMAN_EAR, fromS, toS)),
                chirps.heard(mouth, tape.channel(Evening.SURROGATE_EAR, fromS, toS)),
                evening.parties().stream()
                        .mapToDouble(party -> loss(before.get(party.role()), after.get(party.role())))
                        .max()
                        .orElseThrow(),
                fps(before.get(evening.os.role()), after.get(evening.os.role()), tookS),
                idle);
    }

    private static Map<String, List<Party.Received>> received(Evening evening) {
        return evening.parties().stream().collect(Collectors.toMap(Party::role, Party::received));
    }

    static double loss(List<Party.Received> before, List<Party.Received> after) {
        double worst = 0;
        for (Party.Received now : after) {
            Party.Received then = earlier(before, now);
            long samples = now.samples() - then.samples();
            if (now.audio() && now.packets() > then.packets() && samples > 0) {
                worst = Math.max(worst, (now.concealed() - then.concealed()) / (double) samples);
            }
        }
        return Math.min(1, worst);
    }

    static double fps(List<Party.Received> before, List<Party.Received> after, double seconds) {
        return after.stream()
                .filter(now -> !now.audio() && now.decoded() > 0)
                .mapToDouble(now -> (now.decoded() - earlier(before, now).decoded()) / seconds)
                .min()
                .orElse(0);
    }

    private static Party.Received earlier(List<Party.Received> before, Party.Received now) {
        return before.stream()
                .filter(then -> then.slot().equals(now.slot()))
                .findFirst()
                .orElse(new Party.Received(now.slot(), now.audio(), 0, 0, 0, 0));
    }
}
