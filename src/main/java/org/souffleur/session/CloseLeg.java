package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.souffleur.media.Relay;
import org.souffleur.session.LegAnswer.Closed;

/** A device leaves. */
@ApplicationScoped
public class CloseLeg {
    private final Relay relay;

    CloseLeg(Relay relay) {
        this.relay = relay;
    }

    public Uni<LegAnswer> close(OwnLeg leg) {
        return Uni.createFrom()
                .completionStage(() -> relay.closeLeg(leg.session.room(), leg.id))
                .map(gone -> new Closed());
    }
}
