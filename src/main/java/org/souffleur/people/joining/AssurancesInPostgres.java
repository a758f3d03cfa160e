package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.AccountId;
import org.souffleur.people.PersonId;

@ApplicationScoped
class AssurancesInPostgres implements Assurances {
    private final Mutiny.SessionFactory sessions;

    AssurancesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Assurance>> of(PersonId person) {
        return sessions.withStatelessSession(session -> session.get(AssuranceRow.class, person.value())
                .map(row -> Optional.ofNullable(row).map(AssuranceRow::assurance)));
    }

    @Override
    public Uni<Void> keep(Assurance assurance) {
        return sessions.withStatelessTransaction((session, tx) -> session.upsert(new AssuranceRow(assurance)));
    }

    @Override
    public Uni<Boolean> isRefused(AccountId account) {
        return sessions.withStatelessSession(session ->
                session.get(RefusedAssuranceRow.class, account.subject()).map(row -> row != null));
    }

    @Override
    public Uni<Void> refuse(AccountId account, String provider, Instant at) {
        return sessions.withStatelessTransaction(
                (session, tx) -> session.upsert(new RefusedAssuranceRow(account, provider, at)));
    }
}
