package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.Relay;
import org.souffleur.session.LegAnswer.Opened;
import org.souffleur.session.LegAnswer.Refused;

/** A device changes its network: ICE starts anew on the same leg (RFC 9725 §4.3.3). */
@ApplicationScoped
public class RestartLeg {
    private final Relay relay;

    RestartLeg(Relay relay) {
        this.relay = relay;
    }

    /** @param meant see {@link Relay#restartLeg} */
    public Uni<LegAnswer> restart(OwnLeg leg, String fragment, Set<String> meant) {
        return Uni.createFrom().deferred(() -> {
            // Only the relay knows whether new credentials have come; so a place is taken, and given back to who
            // trickles:
            // that is several in a moment (RFC 9725 §4.3.1) and costs nothing.
            boolean mayRestart = leg.session.takesOffer(leg.seat, relay.now());
            return Uni.createFrom()
                    .completionStage(() -> relay.restartLeg(leg.session.room(), leg.id, fragment, meant, mayRestart))
                    .invoke(outcome -> {
                        if (mayRestart && !restarted(outcome)) leg.session.givesOfferBack(leg.seat);
                    })
                    .map(outcome -> outcome.fold(
                            opened -> new Opened(opened.leg(), opened.answerSdp(), opened.iceSession(), List.of()),
                            refused -> refused.reason() == LegOutcome.Reason.BUSY
                                    ? tooFast()
                                    : new Refused(refused.reason(), refused.detail())));
        });
    }

    private static boolean restarted(LegOutcome outcome) {
        return outcome.fold(opened -> !opened.answerSdp().isEmpty(), refused -> false);
    }

    static LegAnswer tooFast() {
        return new Refused(
                LegOutcome.Reason.BUSY, "This seat asks for connections faster than it can use them; wait a second.");
    }
}
