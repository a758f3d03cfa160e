package org.souffleur.media;

import java.util.function.Function;

/** An offer's answer, or the reason there is none. */
public sealed interface LegOutcome {
    <T> T fold(Function<Opened, T> opened, Function<Refused, T> refused);

    /**
     * The leg exists; {@code answerSdp} carries our ICE-lite candidates, fingerprint and slots.
     *
     * @param iceSession names its ICE session of now; another one after a restart
     */
    record Opened(LegId leg, String answerSdp, String iceSession) implements LegOutcome {
        @Override
        public <T> T fold(Function<Opened, T> opened, Function<Refused, T> refused) {
            return opened.apply(this);
        }
    }

    /** No leg was made; {@code detail} names the place in words fit for the caller. */
    record Refused(Reason reason, String detail) implements LegOutcome {
        @Override
        public <T> T fold(Function<Opened, T> opened, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** Why an offer is refused. */
    enum Reason {
        MALFORMED,
        NO_SUCH_SLOT,
        NO_COMMON_CODEC,
        NO_SUCH_LEG,
        OTHER_ICE_SESSION,
        BUSY
    }
}
