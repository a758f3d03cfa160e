package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.souffleur.couple.Couple;
import org.souffleur.couple.CoupleId;
import org.souffleur.couple.Couples;
import org.souffleur.os.Os;
import org.souffleur.os.OsId;
import org.souffleur.os.Oses;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.MailAddress;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;
import org.souffleur.people.joining.Assurance;
import org.souffleur.people.joining.Assurances;
import org.souffleur.people.joining.HostCall;
import org.souffleur.people.joining.HostCall.PartOfDay;
import org.souffleur.people.joining.HostCalls;
import org.souffleur.people.joining.LinkKey;
import org.souffleur.people.joining.SafetyContact;
import org.souffleur.people.joining.SafetyContacts;
import org.souffleur.surrogate.Surrogate;
import org.souffleur.surrogate.SurrogateId;
import org.souffleur.surrogate.Surrogates;

/**
 * The people of the demo: two couples who share one OS, two surrogates, a host, and the OS that is a recording. Their accounts are those of
 * {@code realm/demo.json}. They exist only where the embedded stack runs; nothing is granted in their evenings.
 */
@ApplicationScoped
public class DemoWorld {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T12:00:00Z");

    public static final Person HUMAN1 = person(1, Role.HUMAN, "Alex");
    public static final Person HUMAN2 = person(2, Role.HUMAN, "Noor");
    public static final Person OS1 = person(3, Role.OS, "Sam");
    public static final Person SURROGATE1 = person(4, Role.SURROGATE, "Robin");
    public static final Person SURROGATE2 = person(5, Role.SURROGATE, "Mika");
    public static final Person HOST1 = person(6, Role.HOST, "Jo");
    public static final AccountId OS_SAM_PROGRAM = account(7);

    public static final Os SAM = new Os(new OsId(id('c', 1)), new DisplayName("Sam"), OS1.id(), OS_SAM_PROGRAM);

    /** The OS that lives in the service. Its account is a name that no sign-in service gives to anybody. */
    public static final Os ECHO = new Os(
            new OsId(id('c', 2)),
            new DisplayName("Echo"),
            null,
            new AccountId("recording:echo"),
            true,
            Os.Declaration.FIRST);

    public static final Couple COUPLE1 = new Couple(new CoupleId(id('d', 1)), HUMAN1.id(), SAM.id());
    public static final Couple COUPLE2 = new Couple(new CoupleId(id('d', 2)), HUMAN2.id(), SAM.id());
    public static final Surrogate ROBIN = new Surrogate(new SurrogateId(id('e', 1)), SURROGATE1.id());
    public static final Surrogate MIKA = new Surrogate(new SurrogateId(id('e', 2)), SURROGATE2.id());

    private final People people;
    private final Assurances assurances;
    private final SafetyContacts contacts;
    private final HostCalls calls;
    private final Oses oses;
    private final Couples couples;
    private final Surrogates surrogates;

    DemoWorld(
            People people,
            Assurances assurances,
            SafetyContacts contacts,
            HostCalls calls,
            Oses oses,
            Couples couples,
            Surrogates surrogates) {
        this.people = people;
        this.assurances = assurances;
        this.contacts = contacts;
        this.calls = calls;
        this.oses = oses;
        this.couples = couples;
        this.surrogates = surrogates;
    }

    /** Writes everybody down; a no-op where they are already. */
    public Uni<Void> settle() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Person person : List.of(HOST1, HUMAN1, HUMAN2, OS1, SURROGATE1, SURROGATE2)) {
            all = all.chain(() -> people.add(person)).chain(() -> ready(person));
        }
        return all.chain(() -> oses.add(SAM))
                .chain(() -> oses.add(ECHO))
                .chain(() -> couples.add(COUPLE1))
                .chain(() -> couples.add(COUPLE2))
                .chain(() -> surrogates.add(ROBIN))
                .chain(() -> surrogates.add(MIKA));
    }

    /** Made-up people have made-up answers: everything that comes before a first evening is done. */
    private Uni<Void> ready(Person person) {
        return assurances.of(person.id()).chain(known -> {
            if (known.isPresent() || person.role() == Role.HOST) {
                return Uni.createFrom().voidItem();
            }
            Uni<Void> done = assurances
                    .keep(new Assurance(person.id(), "demo", "made-up", false, LONG_AGO))
                    .chain(() -> calls.keep(
                            new HostCall(person.id(), Set.of(PartOfDay.EVENING), LONG_AGO, HOST1.id(), LONG_AGO)));
            return person.role() == Role.OS ? done : done.chain(() -> contacts.keep(friendOf(person)));
        });
    }

    private static SafetyContact friendOf(Person person) {
        return new SafetyContact(
                person.id(),
                new DisplayName("Kim"),
                new MailAddress("kim@demo.invalid"),
                SafetyContact.State.AGREED,
                new LinkKey(person.id().value().toString()).hash(),
                LONG_AGO,
                LONG_AGO,
                0,
                LONG_AGO);
    }

    private static Person person(int number, Role role, String name) {
        return new Person(new PersonId(id('b', number)), account(number), role, new DisplayName(name));
    }

    private static AccountId account(int number) {
        return new AccountId(id('a', number).toString());
    }

    private static UUID id(char kind, int number) {
        return UUID.fromString("%c0000000-0000-4000-8000-%012d".formatted(kind, number));
    }
}
