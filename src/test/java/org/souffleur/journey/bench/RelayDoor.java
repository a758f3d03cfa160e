package org.souffleur.journey.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Our relay's, with the control beside it: each person has one leg, to send and to receive.
 *
 * @param here an address of this machine's, by which the relay is reached
 */
record RelayDoor(MediaChild relay, MediaChild control, InetAddress here, boolean camera) implements LoadDoor {
    RelayDoor(MediaProcesses processes, boolean camera) {
        this(processes.relay, processes.control, InetAddress.getLoopbackAddress(), camera);
    }

    @Override
    public LoadEvening open(int number) throws IOException {
        List<LoadLeg> legs = new ArrayList<>();
        StringBuilder offers = new StringBuilder("evening ").append(number);
        StringBuilder ports = new StringBuilder("evening ").append(camera);
        for (int seat = 0; seat < MediaShape.SEATS.size(); seat++) {
            LoadLeg leg = new LoadLeg(here, seat, camera, List.of(MediaShape.lines(seat, camera)));
            legs.add(leg);
            byte[] offer = leg.offer().getBytes(StandardCharsets.UTF_8);
            offers.append(' ').append(Base64.getEncoder().encodeToString(offer));
            ports.append(' ').append(leg.controlPort());
        }
        String[] answers = relay.ask(offers.toString()).split(" ");
        int controlPort = Integer.parseInt(control.ask(ports.toString()));
        for (int seat = 0; seat < answers.length; seat++) {
            LoadLeg leg = legs.get(seat);
            leg.controlAt(controlPort);
            leg.connect(new String(Base64.getDecoder().decode(answers[seat]), StandardCharsets.UTF_8), false);
        }
        return new LoadEvening(number, legs);
    }
}
