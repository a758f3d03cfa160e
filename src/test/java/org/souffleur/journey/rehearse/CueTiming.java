package org.souffleur.journey.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.souffleur.journey.door.SocketForTests;
import org.souffleur.journey.measure.FreshServer;

/**
 * Cues from a program on the OS's seat to the surrogate's screen, timed by what the browser tells of its painting and by
 * this machine's clocks: what the page believes of the session clock is part of what is measured.
 */
final class CueTiming {
    /** One cue stands a while before the next: a surrogate is told one thing at a time. */
    static final double BETWEEN_S = 0.15;

    /** Far enough ahead that sending it is no part of its error. */
    private static final int AHEAD_MS = 700;

    /** On one machine the session clock and ours are one; what is more is the way there and back. */
    private static final double ONE_CLOCK_MS = 250;

    private final Party surrogate;
    private final String evening;
    private final DoubleConsumer pauseS;

    /** Given to the socket → painted. */
    final List<Double> toScreenMs = new ArrayList<>();

    /** Painted against due, without sign. */
    final List<Double> errorMs = new ArrayList<>();

    /**
     * @param surrogate whose page is looked at; she has joined, and cues are agreed to
     * @param pauseS lets so many seconds pass
     */
    CueTiming(Party surrogate, String evening, DoubleConsumer pauseS) {
        this.surrogate = surrogate;
        this.evening = evening;
        this.pauseS = pauseS;
    }

    void run(int times, int port, FreshServer.Passes passes) {
        String path = "/api/evenings/" + evening + "/socket";
        try (SocketForTests os = SocketForTests.with(passes.os(), port, path);
                SocketForTests hers = SocketForTests.with(passes.surrogate(), port, path)) {
            oneClock(os);
            for (int i = 0; i < times; i++) {
                String now = "now-" + i;
                double sentMs = Party.epochMs();
                os.says("{'type':'cue','v':1,'cue':{'id':'" + now + "','kind':'gesture','text':'Sign " + i + "'}}");
                toScreenMs.add(paintedMs(now) - sentMs);
                hers.says("{'type':'cue-reply','id':'" + now + "','reply':'ok'}");

                String later = "due-" + i;
                double dueMs = sessionMs() + AHEAD_MS;
                os.says("{'type':'cue','v':1,'cue':{'id':'" + later + "','kind':'gesture','text':'Step " + i
                        + "','due':" + String.format(Locale.ROOT, "%.3f", dueMs) + "}}");
                double paintedMs = paintedMs(later);
                errorMs.add(Math.abs(paintedMs - Party.epochMs() + sessionMs() - dueMs));
                hers.says("{'type':'cue-reply','id':'" + later + "','reply':'ok'}");
                pauseS.accept(BETWEEN_S);
            }
        }
    }

    private double paintedMs(String cue) {
        return surrogate.cuePaintedMs(cue) - surrogate.aheadMs();
    }

    /** The node's monotonic clock, which on this machine is ours. */
    private static double sessionMs() {
        return System.nanoTime() / 1e6;
    }

    private static void oneClock(SocketForTests os) {
        os.says("{'type':'ping','t0':1}");
        String pong = os.hears("'pong'");
        double there = Double.parseDouble(pong.replaceFirst(".*\"session\":([0-9.Ee+-]+).*", "$1"));
        if (Math.abs(sessionMs() - there) > ONE_CLOCK_MS) {
            throw new IllegalStateException(
                    "the session clock is not this machine's, so that no cue can be timed by it");
        }
    }
}
