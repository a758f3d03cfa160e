package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Set;
import org.souffleur.people.AccountId;
import org.souffleur.people.People;

/** Somebody asks for the call that comes before a first evening. */
@ApplicationScoped
public class CallWithAHost {
    private final People people;
    private final HostCalls calls;
    private final InstantSource wall;

    CallWithAHost(People people, HostCalls calls, InstantSource wall) {
        this.people = people;
        this.calls = calls;
        this.wall = wall;
    }

    /**
     * Asks for it, or says anew when it suits; a call that was held stays held.
     *
     * @return false for an account that has not joined
     */
    public Uni<Boolean> ask(AccountId account, Set<HostCall.PartOfDay> wanted) {
        return people.byAccount(account)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(false)
                        : calls.of(known.get().id())
                                .chain(before -> before.filter(HostCall::isHeld).isPresent()
                                        ? Uni.createFrom().voidItem()
                                        : calls.keep(
                                                new HostCall(known.get().id(), wanted, wall.instant(), null, null)))
                                .replaceWith(true));
    }
}
