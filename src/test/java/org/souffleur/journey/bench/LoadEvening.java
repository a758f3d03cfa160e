package org.souffleur.journey.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The three legs of one evening. */
final class LoadEvening implements AutoCloseable {
    final int number;
    final List<LoadLeg> legs = new ArrayList<>();

    private LoadEvening(int number) {
        this.number = number;
    }

    /** Blocks until all three are connected. */
    static LoadEvening open(int number, boolean camera, MediaChild relay, MediaChild control) throws IOException {
        LoadEvening evening = new LoadEvening(number);
        StringBuilder offers = new StringBuilder("evening ").append(number);
        StringBuilder ports = new StringBuilder("evening ").append(camera);
        for (int seat = 0; seat < MediaShape.SEATS.size(); seat++) {
            LoadLeg leg = new LoadLeg(seat, camera);
            evening.legs.add(leg);
            byte[] offer = leg.offer().getBytes(StandardCharsets.UTF_8);
            offers.append(' ').append(Base64.getEncoder().encodeToString(offer));
            ports.append(' ').append(leg.controlPort());
        }
        String[] answers = relay.ask(offers.toString()).split(" ");
        int controlPort = Integer.parseInt(control.ask(ports.toString()));
        for (int seat = 0; seat < answers.length; seat++) {
            String answer = new String(Base64.getDecoder().decode(answers[seat]), StandardCharsets.UTF_8);
            evening.legs.get(seat).connect(answer, controlPort);
        }
        return evening;
    }

    @Override
    public void close() throws IOException {
        for (LoadLeg leg : legs) leg.close();
    }
}
