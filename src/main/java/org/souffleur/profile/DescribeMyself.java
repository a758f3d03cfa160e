package org.souffleur.profile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.People;
import org.souffleur.people.Person;

/** A human or a surrogate says what they are like to be with, and reads what they said. */
@ApplicationScoped
public class DescribeMyself {
    private final Profiles profiles;
    private final People people;

    DescribeMyself(Profiles profiles, People people) {
        this.profiles = profiles;
        this.people = people;
    }

    /**
     * What became of it.
     *
     * @param refusal why not; null where it was kept or is stale
     * @param stale whether another edition stands there by now
     */
    public record Answer(@Nullable Refusal refusal, boolean stale) {
        static final Answer KEPT = new Answer(null, false);
        static final Answer STALE = new Answer(null, true);
    }

    /** Somebody and their profile. */
    public record Described(Person person, Profile profile) {}

    /** Empty for whoever has none: only humans and surrogates do. */
    public Uni<Optional<Described>> read(AccountId account) {
        return known(account)
                .chain(person -> person.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : profiles.of(person.get().id())
                                .map(kept -> Optional.of(new Described(
                                        person.get(),
                                        kept.orElseGet(() ->
                                                Profile.unsaid(person.get().id()))))));
    }

    /**
     * Says it anew; empty for whoever has no profile.
     *
     * @param edition the one that the caller looked at; 0 where there was none
     */
    public Uni<Optional<Answer>> say(AccountId account, Draft draft, long edition) {
        return known(account)
                .chain(person -> person.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : say(person.get(), draft, edition).map(Optional::of));
    }

    private Uni<Answer> say(Person person, Draft draft, long edition) {
        try {
            return profiles.keep(ProfileRules.read(person, draft, edition))
                    .map(kept -> kept ? Answer.KEPT : Answer.STALE);
        } catch (ProfileRefused refused) {
            return Uni.createFrom().item(new Answer(refused.refusal(), false));
        }
    }

    private Uni<Optional<Person>> known(AccountId account) {
        return people.byAccount(account)
                .map(known -> known.filter(person -> person.role().isPerson()));
    }
}
