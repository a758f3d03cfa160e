package org.souffleur.journey.fuzz;

import java.util.Arrays;
import java.util.HexFormat;

/** An input that a reader did not bear. */
final class Finding extends AssertionError {
    private static final long serialVersionUID = 1;
    private static final int SHOWN_BYTES = 512;

    final byte[] input;

    Finding(Target target, byte[] input, String what, Throwable cause) {
        super(target.name() + ": " + what + "\n  " + input.length + " bytes: " + shown(input), cause);
        this.input = input.clone();
    }

    private static String shown(byte[] input) {
        String hex = HexFormat.of().formatHex(Arrays.copyOf(input, Math.min(input.length, SHOWN_BYTES)));
        return input.length > SHOWN_BYTES ? hex + "…" : hex;
    }
}
