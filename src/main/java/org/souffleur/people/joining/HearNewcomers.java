package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.souffleur.people.AccountId;
import org.souffleur.people.Caller;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;

/** A host sees who waits for a call, and says that one was held. */
@ApplicationScoped
public class HearNewcomers {
    private final People people;
    private final HostCalls calls;
    private final Ids ids;
    private final InstantSource wall;

    HearNewcomers(People people, HostCalls calls, Ids ids, InstantSource wall) {
        this.people = people;
        this.calls = calls;
        this.ids = ids;
        this.wall = wall;
    }

    /** Somebody who waits, and what for. */
    public record Waiting(Person person, HostCall call) {}

    /** The longest waiting first. */
    public Uni<List<Waiting>> waiting() {
        return calls.waiting()
                .chain(waiting -> people.byId(
                                waiting.stream().map(HostCall::person).toList())
                        .map(known -> waiting.stream()
                                .flatMap(
                                        call -> Optional.ofNullable(known.get(call.person()))
                                                .map(person -> new Waiting(person, call))
                                                .stream())
                                .toList()));
    }

    /**
     * A host and somebody have talked.
     *
     * @param host who says so; a host of the sign-in service whom we do not know yet is written down by this
     * @return false where nobody of that id asked for a call
     */
    public Uni<Boolean> held(Caller host, DisplayName hostsName, PersonId person) {
        if (!host.isHost()) {
            throw new IllegalArgumentException("only a host says so");
        }
        return calls.of(person)
                .chain(call -> call.isEmpty()
                        ? Uni.createFrom().item(false)
                        : held(host.account(), hostsName, call.get()).replaceWith(true));
    }

    private Uni<Void> held(AccountId host, DisplayName hostsName, HostCall call) {
        if (call.isHeld()) {
            return Uni.createFrom().voidItem();
        }
        return people.join(new Person(new PersonId(ids.next()), host, Role.HOST, hostsName))
                .chain(() -> people.byAccount(host))
                .chain(known -> calls.keep(new HostCall(
                        call.person(),
                        call.wanted(),
                        call.askedAt(),
                        known.orElseThrow().id(),
                        wall.instant())));
    }
}
