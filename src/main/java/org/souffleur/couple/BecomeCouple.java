package org.souffleur.couple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.souffleur.os.Os;
import org.souffleur.os.OsRules;
import org.souffleur.os.Oses;
import org.souffleur.outbox.Outbox;
import org.souffleur.people.AccountId;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.Role;

/** A human and an OS become a couple when both have said yes; either parts with one word. */
@ApplicationScoped
public class BecomeCouple {
    private final Couples couples;
    private final Oses oses;
    private final People people;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource wall;

    BecomeCouple(Couples couples, Oses oses, People people, Outbox outbox, Ids ids, InstantSource wall) {
        this.couples = couples;
        this.oses = oses;
        this.people = people;
        this.outbox = outbox;
        this.ids = ids;
        this.wall = wall;
    }

    /** What became of it. Whatever it is but {@code DONE}, everything stands as before. */
    public enum Answer {
        DONE,
        /** Only who has joined as a human asks. */
        NOT_A_HUMAN,
        NO_SUCH_CODE,
        /** They are one. */
        ALREADY,
        /** There is no such request or couple of the caller's. */
        NOT_YOURS
    }

    /** A human says yes to the OS whose operator gave them its code. */
    public Uni<Answer> ask(AccountId account, String typedCode) {
        return oses.byCode(OsRules.read(typedCode))
                .chain(os -> os.isEmpty()
                        ? Uni.createFrom().item(Answer.NO_SUCH_CODE)
                        : person(account, Role.HUMAN)
                                .chain(human -> human.isEmpty()
                                        ? Uni.createFrom().item(Answer.NOT_A_HUMAN)
                                        : ask(human.get(), os.get())));
    }

    private Uni<Answer> ask(Person human, Os os) {
        return couples.ofHuman(human.id())
                .chain(own -> own.stream().anyMatch(couple -> couple.os().equals(os.id()))
                        ? Uni.createFrom().item(Answer.ALREADY)
                        : couples.ask(new CoupleRequest(ids.next(), human.id(), os.id(), wall.instant()))
                                .replaceWith(Answer.DONE));
    }

    /** The OS's own answer, by its operator. */
    public Uni<Answer> answer(AccountId account, UUID request, boolean yes) {
        return couples.request(request)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Answer.NOT_YOURS)
                        : operates(account, found.get().os().value())
                                .chain(own -> own
                                        ? outbox.together(() -> yes
                                                        ? couples.unite(found.get(), wall.instant())
                                                        : couples.forget(request))
                                                .replaceWith(Answer.DONE)
                                        : Uni.createFrom().item(Answer.NOT_YOURS)));
    }

    /** Either of a couple parts; whoever asked for one takes it back. */
    public Uni<Answer> part(AccountId account, UUID id) {
        return couples.request(id)
                .chain(request -> request.isPresent()
                        ? is(account, request.get().human().value())
                                .chain(own -> own
                                        ? couples.forget(id).replaceWith(Answer.DONE)
                                        : Uni.createFrom().item(Answer.NOT_YOURS))
                        : couples.find(new CoupleId(id))
                                .chain(couple -> couple.isEmpty()
                                        ? Uni.createFrom().item(Answer.NOT_YOURS)
                                        : is(account, couple.get().human().value())
                                                .chain(human -> human
                                                        ? Uni.createFrom().item(true)
                                                        : operates(
                                                                account,
                                                                couple.get()
                                                                        .os()
                                                                        .value()))
                                                .chain(own -> own
                                                        ? couples.part(
                                                                        couple.get()
                                                                                .id(),
                                                                        wall.instant())
                                                                .replaceWith(Answer.DONE)
                                                        : Uni.createFrom().item(Answer.NOT_YOURS))));
    }

    private Uni<Boolean> is(AccountId account, UUID human) {
        return people.byAccount(account)
                .map(known -> known.filter(person -> person.id().value().equals(human))
                        .isPresent());
    }

    private Uni<Boolean> operates(AccountId account, UUID os) {
        return person(account, Role.OS)
                .chain(operator -> operator.isEmpty()
                        ? Uni.createFrom().item(false)
                        : oses.operatedBy(operator.get().id())
                                .map(own -> own.stream()
                                        .anyMatch(one -> one.id().value().equals(os))));
    }

    private Uni<Optional<Person>> person(AccountId account, Role role) {
        return people.byAccount(account).map(known -> known.filter(person -> person.role() == role));
    }
}
