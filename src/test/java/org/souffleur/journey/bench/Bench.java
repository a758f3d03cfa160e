package org.souffleur.journey.bench;

import java.io.PrintStream;
import java.util.Arrays;
import org.souffleur.journey.networks.NetworksBench;
import org.souffleur.journey.rehearse.CueBench;

/** {@code ./souffleur bench NAME [options]}: findings on standard output, everything else on standard error. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // what a library says is no finding
        int status = 1;
        try {
            if (arguments.length == 0) {
                throw new IllegalArgumentException(
                        "which one? availability, cues, joins, junk, media, networks, peers or revocation");
            }
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            switch (arguments[0]) {
                case "availability" -> out.println(AvailabilityBench.run(rest));
                case "cues" -> out.println(CueBench.run(rest));
                case "joins" -> out.println(JoinsBench.run(rest));
                case "media" -> out.println(MediaBench.run(rest));
                case "junk" -> out.println(JunkBench.run(rest));
                case "networks" -> out.println(NetworksBench.run(rest));
                case "peers" -> out.println(PeersBench.run(rest));
                case "revocation" -> out.println(RevocationBench.run(rest));
                default ->
                    throw new IllegalArgumentException("there is no bench " + arguments[0]
                            + "; there are availability, cues, joins, junk, media, networks, peers and revocation");
            }
            status = 0;
        } catch (IllegalArgumentException e) {
            System.err.println("souffleur bench: " + e.getMessage());
        } catch (Exception e) {
            System.err.println("souffleur bench: it failed: " + e);
            e.printStackTrace();
        }
        System.exit(status);
    }
}
