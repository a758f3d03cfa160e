package org.souffleur.journey.bench;

import static org.souffleur.media.Slot.Kind.AUDIO;
import static org.souffleur.media.Slot.Kind.VIDEO;

import org.souffleur.journey.door.NativeLeg;
import org.souffleur.journey.door.NativeSeat;
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
    private final NativeSeat atTheSurrogates;
    private final NativeLeg human;
    private final NativeLeg surrogate;
    private final NativeLeg os;
    private int pictures;

    BenchEvening(String id, int port, FreshServer.Passes passes) {
        this.id = id;
        NativeSeat atTheOs = new NativeSeat(id, port, passes.os()).enters();
        NativeSeat atTheHumans = new NativeSeat(id, port, passes.human()).enters();
        atTheSurrogates = new NativeSeat(id, port, passes.surrogate()).enters();
        os = atTheOs.connects(
                PeerLine.sends("voice", AUDIO),
                PeerLine.sends("whisper", AUDIO),
                PeerLine.receives("mic1", AUDIO),
                PeerLine.receives("mic2", AUDIO),
                PeerLine.receives("camera2", VIDEO));
        human = atTheHumans.connects(PeerLine.sends("mic", AUDIO), PeerLine.receives("voice", AUDIO));
        surrogate = atTheSurrogates.connects(
                PeerLine.sends("mic", AUDIO),
                PeerLine.sends("camera", VIDEO),
                PeerLine.receives("voice", AUDIO),
                PeerLine.receives("whisper", AUDIO));
        atTheOs.agrees("voice", CUES);
        atTheHumans.agrees("voice", "mic:s1", "mic:s3", LENS);
        atTheSurrogates.agrees("voice", CUES, "mic:s1", "mic:s3", LENS);
    }

    String path(String rest) {
        return "/api/evenings/" + id + rest;
    }

    void agreeAgain(String subject) {
        atTheSurrogates.agrees(subject);
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
