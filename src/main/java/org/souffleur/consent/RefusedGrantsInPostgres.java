package org.souffleur.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.souffleur.consent.SignInRules.Refusal;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;

@ApplicationScoped
class RefusedGrantsInPostgres implements RefusedGrants {
    private static final Logger LOG = Logger.getLogger(RefusedGrants.class);

    private final Mutiny.SessionFactory sessions;
    private final Ids ids;
    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

    RefusedGrantsInPostgres(Mutiny.SessionFactory sessions, Ids ids) {
        this.sessions = sessions;
        this.ids = ids;
        for (Refusal refusal : Refusal.values()) {
            counts.put(refusal, new LongAdder());
        }
    }

    @Override
    public Uni<Void> keep(EveningId evening, Seat seat, Subject subject, Refusal why, Instant at) {
        counts.getOrDefault(why, new LongAdder()).increment();
        LOG.warnf("A grant was refused: %s, evening %s, seat %s, subject %s", why, evening, seat, subject);
        RefusedGrantRow row =
                new RefusedGrantRow(ids.next(), evening.value(), seat.name(), subject.wire(), why.name(), at);
        return sessions.withStatelessTransaction((session, tx) -> session.insert(row));
    }

    @Override
    public Map<Refusal, Long> counted() {
        Map<Refusal, Long> now = new EnumMap<>(Refusal.class);
        counts.forEach((why, count) -> now.put(why, count.sum()));
        return now;
    }
}
