package org.souffleur.people.joining;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import org.souffleur.people.AccountId;

/** Takes somebody's own word for their age, and says so wherever the result is shown. Nothing is looked at. */
@ApplicationScoped
@DefaultBean
class DeclaredAge implements AssuranceProvider {
    private final InstantSource wall;

    DeclaredAge(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public String name() {
        return "own-word";
    }

    @Override
    public Uni<Verdict> assess(AccountId account, LocalDate born) {
        boolean adult = AdultRules.isAdult(born, AdultRules.today(wall.instant()));
        return Uni.createFrom().item(new Verdict(adult, "declaration", false));
    }
}
