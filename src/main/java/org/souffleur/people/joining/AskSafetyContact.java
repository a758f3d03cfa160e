package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.souffleur.outbox.Outbox;
import org.souffleur.people.AccountId;
import org.souffleur.people.Accounts;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.MailAddress;
import org.souffleur.people.NameRules;
import org.souffleur.people.People;
import org.souffleur.people.Person;

/** Somebody names a friend whom we may ask after them; the friend is asked by a letter. */
@ApplicationScoped
public class AskSafetyContact {
    /** A wrong address, a better friend, a letter that got lost: more in a day is a nuisance to whoever gets them. */
    static final int LETTERS_A_DAY = 5;

    private final People people;
    private final SafetyContacts contacts;
    private final SafetyContactLetters letters;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource wall;

    AskSafetyContact(
            People people,
            SafetyContacts contacts,
            SafetyContactLetters letters,
            Accounts accounts,
            Outbox outbox,
            Ids ids,
            InstantSource wall) {
        this.people = people;
        this.contacts = contacts;
        this.letters = letters;
        this.accounts = accounts;
        this.outbox = outbox;
        this.ids = ids;
        this.wall = wall;
    }

    /** What became of it. Whatever it is but {@code ASKED}, everything stands as before. */
    public enum Answer {
        ASKED,
        NOT_JOINED,
        NOT_A_NAME,
        NOT_AN_ADDRESS,
        /** The address is one's own: nobody looks after themselves from outside. */
        YOURSELF,
        ENOUGH_FOR_TODAY
    }

    /** Asks somebody, in the place of whoever was asked before. */
    public Uni<Answer> ask(AccountId account, String typedName, String typedMail, Locale language) {
        Optional<DisplayName> name = NameRules.name(typedName);
        Optional<MailAddress> mail = MailAddress.parse(typedMail);
        if (name.isEmpty()) {
            return Uni.createFrom().item(Answer.NOT_A_NAME);
        }
        if (mail.isEmpty()) {
            return Uni.createFrom().item(Answer.NOT_AN_ADDRESS);
        }
        return accounts.mail(account)
                .chain(own -> own.filter(address -> address.written()
                                        .equalsIgnoreCase(mail.get().written()))
                                .isPresent()
                        ? Uni.createFrom().item(Answer.YOURSELF)
                        : people.byAccount(account)
                                .chain(known -> known.isEmpty()
                                        ? Uni.createFrom().item(Answer.NOT_JOINED)
                                        : ask(known.get(), name.get(), mail.get(), language)));
    }

    private Uni<Answer> ask(Person person, DisplayName name, MailAddress mail, Locale language) {
        Instant now = wall.instant();
        return outbox.together(() -> contacts.of(person.id()).chain(before -> {
            boolean sameDay = before.isPresent() && before.get().lettersSince().isAfter(now.minus(Duration.ofDays(1)));
            if (sameDay && before.get().letters() >= LETTERS_A_DAY) {
                return Uni.createFrom().item(Answer.ENOUGH_FOR_TODAY);
            }
            LinkKey key = new LinkKey(ids.next().toString());
            SafetyContact asked = new SafetyContact(
                    person.id(),
                    name,
                    mail,
                    SafetyContact.State.ASKED,
                    key.hash(),
                    now,
                    null,
                    sameDay ? before.get().letters() + 1 : 1,
                    sameDay ? before.get().lettersSince() : now);
            return contacts.keep(asked)
                    .chain(() -> letters.ask(person.name(), mail, key, language))
                    .replaceWith(Answer.ASKED);
        }));
    }
}
