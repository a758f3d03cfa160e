package org.souffleur.profile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.souffleur.people.PersonId;

@ApplicationScoped
class ProfilesInPostgres implements Profiles {
    private final Mutiny.SessionFactory sessions;

    ProfilesInPostgres(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Profile>> of(PersonId person) {
        return sessions.withStatelessSession(session -> session.get(ProfileRow.class, person.value())
                .map(row -> Optional.ofNullable(row).map(ProfileRow::profile)));
    }

    @Override
    public Uni<Boolean> keep(Profile profile) {
        return sessions.withStatelessTransaction((session, tx) -> session.createNativeQuery(
                        "insert into profile (person, languages, limits, wishes, seeks, exclusive, story, edition)"
                                + " values (:person, :languages, :limits, :wishes, :seeks, :exclusive, :story, 1)"
                                + " on conflict (person) do update set languages = excluded.languages,"
                                + " limits = excluded.limits, wishes = excluded.wishes, seeks = excluded.seeks,"
                                + " exclusive = excluded.exclusive, story = excluded.story,"
                                + " edition = profile.edition + 1 where profile.edition = :edition")
                .setParameter("person", profile.person().value())
                .setParameter("languages", String.join(" ", profile.languages()))
                .setParameter("limits", ProfileRow.limits(profile.limits()))
                .setParameter("wishes", profile.wishes())
                .setParameter("seeks", profile.seeks())
                .setParameter("exclusive", profile.exclusive())
                .setParameter("story", profile.story())
                .setParameter("edition", profile.edition())
                .executeUpdate()
                .map(kept -> kept == 1));
    }
}
