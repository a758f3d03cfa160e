package org.souffleur.media.sdp;

import java.util.function.Function;
import org.souffleur.media.LegOutcome;

/** An offer that we can answer, or why we refuse it. */
public sealed interface Negotiated {
    <T> T fold(Function<Agreed, T> agreed, Function<Refused, T> refused);

    record Agreed(Agreement agreement) implements Negotiated {
        @Override
        public <T> T fold(Function<Agreed, T> agreed, Function<Refused, T> refused) {
            return agreed.apply(this);
        }
    }

    record Refused(LegOutcome.Reason reason, String detail) implements Negotiated {
        @Override
        public <T> T fold(Function<Agreed, T> agreed, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
