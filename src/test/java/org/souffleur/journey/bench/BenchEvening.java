package org.souffleur.journey.bench;

import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import java.util.List;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.door.NativeLeg;
import org.souffleur.journey.measure.FreshServer;
import org.souffleur.media.peer.NativePeer;
import org.souffleur.media.peer.PeerLine;
import org.souffleur.media.peer.VideoFrames;

/** A live evening of three native peers, made through the product's own doors, that sends what an evening sends. */
final class BenchEvening implements AutoCloseable {
    /** What the evening is about; each is taken back and given again by the surrogate. */
    static final String CUES = "cues";

    static final String LENS = "lens:s3";

    private static final byte[] SPEECH = new byte[80];

    final String id;
    private final int port;
    private final FreshServer.Passes seats;
    private final NativeLeg human;
    private final NativeLeg surrogate;
    private final NativeLeg os;
    private int pictures;

    BenchEvening(String id, int port, FreshServer.Passes seats) {
        this.id = id;
        this.port = port;
        this.seats = seats;
        everybodyEnters();
        os = leg(
                seats.os(),
                PeerLine.sends("voice", AUDIO),
                PeerLine.sends("whisper", AUDIO),
                PeerLine.receives("mic1", AUDIO),
                PeerLine.receives("mic2", AUDIO),
                PeerLine.receives("camera2", VIDEO));
        human = leg(seats.human(), PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO));
        surrogate = leg(
                seats.surrogate(),
                PeerLine.sends("mic", AUDIO),
                PeerLine.sends("camera", VIDEO),
                PeerLine.receives("voice", AUDIO),
                PeerLine.receives("whisper", AUDIO));
        List<Caller.Pass> all = List.of(seats.human(), seats.surrogate(), seats.os());
        List<Caller.Pass> people = List.of(seats.human(), seats.surrogate());
        all.forEach(one -> agree(one, "voice"));
        List.of(seats.surrogate(), seats.os()).forEach(one -> agree(one, CUES));
        for (String subject : List.of("mic:s1", "mic:s3", LENS)) {
            people.forEach(one -> agree(one, subject));
        }
    }

    private void everybodyEnters() {
        for (Caller.Pass one : List.of(seats.human(), seats.surrogate(), seats.os())) {
            try (Caller door = new Caller(port, one)) {
                door.post(path("/entry"), "application/json", "{}").expect(200);
            }
        }
    }

    private NativeLeg leg(Caller.Pass pass, PeerLine... lines) {
        return new NativeLeg(id, port, pass, lines);
    }

    String path(String rest) {
        return "/api/evenings/" + id + rest;
    }

    /** Says yes again, as a person at a page does. */
    void agreeAgain(String subject) {
        agree(seats.surrogate(), subject);
    }

    private void agree(Caller.Pass pass, String subject) {
        try (Caller door = new Caller(port, pass)) {
            door.post(path("/grants"), "application/json", "{\"subject\":\"" + subject + "\"}")
                    .expect(200);
        }
    }

    /** Who has what is taken back. */
    NativePeer receiver(String subject) {
        return subject.equals(CUES) ? surrogate.peer() : os.peer();
    }

    static String slot(String subject) {
        return subject.equals(CUES) ? "whisper" : "camera2";
    }

    /** One frame of each of the four voices. */
    void speak() {
        human.peer().send("mic", SPEECH);
        surrogate.peer().send("mic", SPEECH);
        os.peer().send("voice", SPEECH);
        whisper();
    }

    void whisper() {
        os.peer().send("whisper", SPEECH);
    }

    /** One packet of 200 bytes. */
    void show() {
        pictures++;
        surrogate.peer().send("camera", VideoFrames.key(pictures, pictures));
    }

    @Override
    public void close() {
        os.close();
        human.close();
        surrogate.close();
    }
}
