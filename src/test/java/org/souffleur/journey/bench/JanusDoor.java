package org.souffleur.journey.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.souffleur.journey.janus.JanusServer;
import org.souffleur.journey.janus.JanusSession;
import org.souffleur.media.peer.PeerLine;

/**
 * Janus': an evening is a video room, in which sending and receiving are two connections. Who sends publishes all that
 * the seat sends on one, who receives subscribes to exactly what the seat is sent, on another.
 */
record JanusDoor(JanusServer janus, boolean camera) implements LoadDoor {
    @Override
    public LoadEvening open(int number) throws IOException {
        JanusSession session = janus.session();
        List<MediaShape.Up> ups = MediaShape.ups(camera);
        int room = number + 1; // 0 is none
        int seats = MediaShape.SEATS.size();
        LoadLeg[] sending = new LoadLeg[seats];
        long[] publishers = new long[seats];
        String[] mids = new String[ups.size()];
        for (int seat = 0; seat < seats; seat++) {
            publishers[seat] = session.attach();
            if (seat == 0) session.ask(publishers[0], room(room));
            sending[seat] = publish(session, publishers[seat], room, seat);
            for (LoadStream stream : sending[seat].streams) mids[stream.number] = stream.mid;
        }
        List<LoadLeg> legs = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            List<Map<String, Object>> streams = new ArrayList<>();
            for (int up = 0; up < ups.size(); up++) {
                if (!ups.get(up).to().contains(seat)) continue;
                session.awaitUp(publishers[ups.get(up).seat()]);
                streams.add(Map.of("feed", feed(ups.get(up).seat()), "mid", mids[up]));
            }
            legs.add(sending[seat]);
            legs.add(subscribe(session, room, seat, streams));
        }
        return new LoadEvening(number, legs);
    }

    private static Map<String, Object> room(int room) {
        return Map.of(
                "request", "create",
                "room", room,
                "publishers", MediaShape.SEATS.size(),
                "audiocodec", "opus",
                "videocodec", "vp8");
    }

    private static int feed(int seat) {
        return seat + 1;
    }

    private LoadLeg publish(JanusSession session, long handle, int room, int seat) throws IOException {
        List<PeerLine> lines = Arrays.stream(MediaShape.lines(seat, camera))
                .filter(PeerLine::sends)
                .toList();
        LoadLeg leg = new LoadLeg(janus.here(), seat, camera, lines);
        // Asked for "actpass", Janus would begin DTLS itself (RFC 8842 §5.2 lets it); our peers are clients.
        String offer = leg.offer().replace("a=setup:actpass", "a=setup:active");
        String answer = session.negotiate(
                handle,
                Map.of("request", "joinandconfigure", "ptype", "publisher", "room", room, "id", feed(seat)),
                Map.of("type", "offer", "sdp", offer));
        leg.connect(answer, true);
        return leg;
    }

    private LoadLeg subscribe(JanusSession session, int room, int seat, List<Map<String, Object>> streams)
            throws IOException {
        long handle = session.attach();
        LoadLeg leg = new LoadLeg(janus.here(), seat, camera, List.of());
        String offer = session.negotiate(
                handle, Map.of("request", "join", "ptype", "subscriber", "room", room, "streams", streams), Map.of());
        session.negotiate(handle, Map.of("request", "start"), Map.of("type", "answer", "sdp", leg.reply(offer)));
        leg.connect(offer, true);
        session.awaitUp(handle);
        return leg;
    }
}
