package org.souffleur.couple;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.souffleur.os.Os;
import org.souffleur.os.OsId;
import org.souffleur.os.Oses;
import org.souffleur.people.DisplayName;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;

/** With whom somebody is a couple, or would be. */
@ApplicationScoped
public class SeeCouples {
    private final Couples couples;
    private final Oses oses;
    private final People people;

    SeeCouples(Couples couples, Oses oses, People people) {
        this.couples = couples;
        this.oses = oses;
        this.people = people;
    }

    /**
     * A couple, or a request for one.
     *
     * @param human what the human is called
     * @param os what the OS is called
     * @param together false while the OS's yes is to come
     */
    public record Bond(UUID id, DisplayName human, OsId osId, DisplayName os, boolean together) {}

    /** Of a human their own; of an operator those of every OS of theirs. */
    public Uni<List<Bond>> of(Person person) {
        if (person.role() == Role.HUMAN) {
            return couples.ofHuman(person.id())
                    .chain(own -> couples.requestsOf(person.id()).chain(asked -> named(own, asked)));
        }
        if (person.role() != Role.OS) {
            return Uni.createFrom().item(List.of());
        }
        return oses.operatedBy(person.id())
                .map(own -> own.stream().map(Os::id).toList())
                .chain(own -> own.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : couples.ofOses(own)
                                .chain(those -> couples.requestsTo(own).chain(asked -> named(those, asked))));
    }

    private Uni<List<Bond>> named(List<Couple> together, List<CoupleRequest> asked) {
        Set<PersonId> humans = new HashSet<>();
        Set<OsId> companions = new HashSet<>();
        together.forEach(couple -> {
            humans.add(couple.human());
            companions.add(couple.os());
        });
        asked.forEach(request -> {
            humans.add(request.human());
            companions.add(request.os());
        });
        return people.byId(humans)
                .chain(known -> oses.byId(companions).map(those -> {
                    List<Bond> bonds = new ArrayList<>();
                    asked.forEach(request ->
                            bonds.add(bond(request.id(), request.human(), request.os(), false, known, those)));
                    together.forEach(couple ->
                            bonds.add(bond(couple.id().value(), couple.human(), couple.os(), true, known, those)));
                    return List.copyOf(bonds);
                }));
    }

    private static Bond bond(
            UUID id, PersonId human, OsId os, boolean together, Map<PersonId, Person> people, Map<OsId, Os> oses) {
        return new Bond(id, known(people, human).name(), os, known(oses, os).name(), together);
    }

    /** A couple's row names people and OSs that have rows of their own. */
    private static <K, V> V known(Map<K, V> all, K one) {
        V found = all.get(one);
        if (found == null) {
            throw new IllegalStateException("a couple's other half has no row");
        }
        return found;
    }
}
