package org.souffleur.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.souffleur.couple.SeeCouples;
import org.souffleur.os.Oses;
import org.souffleur.people.AccountId;
import org.souffleur.people.joining.Joining;
import org.souffleur.people.joining.SeeJoining;

/** Gathers what somebody has said of themselves from the features that keep it. */
@ApplicationScoped
class FindMyself {
    private final SeeJoining joining;
    private final SeeCouples couples;
    private final Oses oses;

    FindMyself(SeeJoining joining, SeeCouples couples, Oses oses) {
        this.joining = joining;
        this.couples = couples;
        this.oses = oses;
    }

    /** Empty for an account that has not joined. */
    Uni<Optional<Myself>> of(AccountId account) {
        return joining.see(account)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : of(found.get()).map(Optional::of));
    }

    private Uni<Myself> of(Joining who) {
        return couples.of(who.person())
                .chain(bonds -> oses.ownedBy(who.person().id()).map(own -> Myself.of(who, bonds, own)));
    }
}
