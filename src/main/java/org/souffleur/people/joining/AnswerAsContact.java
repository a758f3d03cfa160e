package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.souffleur.people.DisplayName;
import org.souffleur.people.People;

/** A friend who was asked to be a safety contact reads the question and answers it, as often as they like. */
@ApplicationScoped
public class AnswerAsContact {
    private final People people;
    private final SafetyContacts contacts;
    private final InstantSource wall;

    AnswerAsContact(People people, SafetyContacts contacts, InstantSource wall) {
        this.people = people;
        this.contacts = contacts;
        this.wall = wall;
    }

    /** Who asks, and what was answered so far. */
    public record Question(DisplayName asker, SafetyContact.State state) {}

    /** Empty where nobody asks by that key, or not any more. */
    public Uni<Optional<Question>> read(LinkKey key) {
        return contacts.byKey(key.hash())
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty()) : question(found.get()));
    }

    /** Answers; empty where nobody asks by that key. */
    public Uni<Optional<Question>> answer(LinkKey key, boolean yes) {
        return contacts.byKey(key.hash()).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            SafetyContact answered = found.get().answered(yes, wall.instant());
            return contacts.keep(answered).chain(() -> question(answered));
        });
    }

    private Uni<Optional<Question>> question(SafetyContact contact) {
        return people.byId(List.of(contact.person()))
                .map(known -> Optional.ofNullable(known.get(contact.person()))
                        .map(asker -> new Question(asker.name(), contact.state())));
    }
}
