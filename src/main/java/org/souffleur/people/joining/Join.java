package org.souffleur.people.joining;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.souffleur.outbox.Outbox;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.NameRules;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;

/** Somebody whom the sign-in service knows becomes somebody whom we know. */
@ApplicationScoped
public class Join {
    private final People people;
    private final Assurances assurances;
    private final AssuranceProvider provider;
    private final List<OnJoined> listeners;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource wall;

    Join(
            People people,
            Assurances assurances,
            AssuranceProvider provider,
            @All List<OnJoined> listeners,
            Outbox outbox,
            Ids ids,
            InstantSource wall) {
        this.people = people;
        this.assurances = assurances;
        this.provider = provider;
        this.listeners = listeners;
        this.outbox = outbox;
        this.ids = ids;
        this.wall = wall;
    }

    /** What became of it. Whatever it is but {@code JOINED}, nothing was written down of what was typed. */
    public enum Answer {
        JOINED,
        KNOWN_ALREADY,
        NOT_A_NAME,
        NOT_A_BIRTH_DATE,
        NOT_AN_ADULT
    }

    /**
     * Joins as a human, as a surrogate, or as somebody who operates an OS.
     *
     * @param born looked at and forgotten; an account that was refused once stays so
     */
    public Uni<Answer> join(AccountId account, Role role, String typedName, LocalDate born) {
        if (role == Role.HOST) {
            throw new IllegalArgumentException("a host is made by another one");
        }
        Instant now = wall.instant();
        Optional<DisplayName> name = NameRules.name(typedName);
        if (name.isEmpty()) {
            return Uni.createFrom().item(Answer.NOT_A_NAME);
        }
        if (!AdultRules.isBirthDate(born, AdultRules.today(now))) {
            return Uni.createFrom().item(Answer.NOT_A_BIRTH_DATE);
        }
        return people.byAccount(account)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(Answer.KNOWN_ALREADY)
                        : assurances
                                .isRefused(account)
                                .chain(refused -> refused
                                        ? Uni.createFrom().item(Answer.NOT_AN_ADULT)
                                        : assess(account, role, name.get(), born, now)));
    }

    private Uni<Answer> assess(AccountId account, Role role, DisplayName name, LocalDate born, Instant now) {
        return provider.assess(account, born).chain(verdict -> {
            if (!verdict.adult()) {
                return assurances.refuse(account, provider.name(), now).replaceWith(Answer.NOT_AN_ADULT);
            }
            Person person = new Person(new PersonId(ids.next()), account, role, name);
            Assurance assurance =
                    new Assurance(person.id(), provider.name(), verdict.method(), verdict.identity(), now);
            return outbox.together(() -> people.join(person)
                    .chain(first -> first
                            ? assurances
                                    .keep(assurance)
                                    .chain(() -> tell(person))
                                    .replaceWith(Answer.JOINED)
                            : Uni.createFrom().item(Answer.KNOWN_ALREADY)));
        });
    }

    private Uni<Void> tell(Person person) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (OnJoined listener : listeners) {
            told = told.chain(() -> listener.joined(person));
        }
        return told;
    }
}
