package org.souffleur.journey.bench;

import java.util.List;
import java.util.Set;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.peer.PeerLine;

/**
 * One evening as the bench plays it: who sits there, what each sends, and who hears it. Both sides of the bench read
 * this, so that they agree.
 */
final class MediaShape {
    /** The three seats, in the order in which the bench's two processes name them. */
    static final List<String> SEATS = List.of("human", "surrogate", "os");

    private static final SeatId HUMAN = new SeatId("human");
    private static final SeatId SURROGATE = new SeatId("surrogate");
    private static final SeatId OS = new SeatId("os");

    private MediaShape() {}

    /**
     * What one seat sends.
     *
     * @param seat index into {@link #SEATS}
     * @param slot the up-slot
     * @param kind audio: one packet of 80 bytes each 20 ms; video: two of 1125 bytes each 60 ms, 300 kbit/s
     * @param to who is sent it: indices into {@link #SEATS}
     */
    record Up(int seat, String slot, Slot.Kind kind, List<Integer> to) {}

    private static final List<Up> AUDIO = List.of(
            new Up(0, "mic", Slot.Kind.AUDIO, List.of(2)),
            new Up(1, "mic", Slot.Kind.AUDIO, List.of(2)),
            new Up(2, "voice", Slot.Kind.AUDIO, List.of(0, 1)),
            new Up(2, "whisper", Slot.Kind.AUDIO, List.of(1)));
    private static final Up CAMERA = new Up(1, "camera", Slot.Kind.VIDEO, List.of(2));

    /** What is sent in an evening, by stream number: two microphones, a voice to two, a whisper to one, a camera to the OS. */
    static List<Up> ups(boolean camera) {
        return camera ? List.of(AUDIO.get(0), AUDIO.get(1), AUDIO.get(2), AUDIO.get(3), CAMERA) : AUDIO;
    }

    /** The m-lines that a seat offers. */
    static PeerLine[] lines(int seat, boolean camera) {
        List<PeerLine> lines = switch (seat) {
            case 0 -> List.of(audioUp("mic"), audioDown("voice"));
            case 1 ->
                camera
                        ? List.of(
                                audioUp("mic"),
                                PeerLine.sends("camera", Slot.Kind.VIDEO),
                                audioDown("voice"),
                                audioDown("whisper"))
                        : List.of(audioUp("mic"), audioDown("voice"), audioDown("whisper"));
            default ->
                camera
                        ? List.of(
                                audioUp("voice"),
                                audioUp("whisper"),
                                audioDown("mic1"),
                                audioDown("mic2"),
                                PeerLine.receives("camera1", Slot.Kind.VIDEO))
                        : List.of(audioUp("voice"), audioUp("whisper"), audioDown("mic1"), audioDown("mic2"));
        };
        return lines.toArray(PeerLine[]::new);
    }

    private static PeerLine audioUp(String slot) {
        return PeerLine.sends(slot, Slot.Kind.AUDIO);
    }

    private static PeerLine audioDown(String slot) {
        return PeerLine.receives(slot, Slot.Kind.AUDIO);
    }

    static SeatPlan plan(int seat) {
        return seat == 2
                ? new SeatPlan(
                        List.of(Slot.audio("voice"), Slot.audio("whisper")),
                        List.of(Slot.audio("mic1"), Slot.audio("mic2"), Slot.video("camera1")))
                : new SeatPlan(
                        List.of(Slot.audio("mic"), Slot.video("camera")),
                        List.of(Slot.audio("voice"), Slot.audio("whisper")));
    }

    static SeatId seat(int seat) {
        return List.of(HUMAN, SURROGATE, OS).get(seat);
    }

    static Set<Route> routes() {
        return Set.of(
                new Route(HUMAN, "mic", OS, "mic1"),
                new Route(SURROGATE, "mic", OS, "mic2"),
                new Route(OS, "voice", HUMAN, "voice"),
                new Route(OS, "voice", SURROGATE, "voice"),
                new Route(OS, "whisper", SURROGATE, "whisper"),
                new Route(SURROGATE, "camera", OS, "camera1"));
    }
}
