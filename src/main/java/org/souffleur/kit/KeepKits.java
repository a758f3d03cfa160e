package org.souffleur.kit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.Caller;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;

/** Hosts keep the kits; whoever has one says what they do with it, and what is wrong with it. */
@ApplicationScoped
public class KeepKits {
    static final int LONGEST = 60;
    static final int LONGEST_FAULT = 200;
    private static final int LABEL_LETTERS = 8;

    private final Kits kits;
    private final People people;
    private final Ids ids;
    private final InstantSource wall;

    KeepKits(Kits kits, People people, Ids ids, InstantSource wall) {
        this.kits = kits;
        this.people = people;
        this.ids = ids;
        this.wall = wall;
    }

    /** What became of it. Whatever it is but {@code DONE}, everything stands as before. */
    public enum Answer {
        DONE,
        /** A name or a place is missing, or longer than 60 letters. */
        NOT_NAMED,
        /** It is not there for the caller. */
        NOT_YOURS,
        /** It cannot follow on where the kit is now. */
        NOT_NOW,
        /** It goes out to a surrogate, and to nobody else. */
        TO_WHOM,
        NOT_A_BATTERY,
        NOT_A_FAULT,
        CHANGED_MEANWHILE
    }

    /** A host sees all of them, somebody else those that they have. */
    public Uni<List<Kit>> list(Caller caller) {
        return caller.isHost()
                ? kits.all()
                : people.byAccount(caller.account())
                        .chain(known -> known.isEmpty()
                                ? Uni.createFrom().item(List.of())
                                : kits.heldBy(known.get().id()));
    }

    /** A kit's log, for a host or whoever has it; empty for everybody else. */
    public Uni<Optional<List<KitNote>>> log(Caller caller, KitId id) {
        return found(caller, id)
                .chain(kit -> kit.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : kits.log(id).map(Optional::of));
    }

    /** A host writes down a new kit, ready on its shelf. */
    public Uni<Answer> register(String typedName, String typedPlace) {
        String name = typedName.strip();
        String place = typedPlace.strip();
        if (!isNamed(name) || !isNamed(place)) {
            return Uni.createFrom().item(Answer.NOT_NAMED);
        }
        UUID id = ids.next();
        String label = ids.next()
                .toString()
                .replace("-", "")
                .substring(0, LABEL_LETTERS)
                .toUpperCase(Locale.ROOT);
        Kit kit = new Kit(
                new KitId(id), label, name, place, KitState.READY, wall.instant(), null, Kit.BATTERY_UNKNOWN, 0);
        return kits.add(kit).replaceWith(Answer.DONE);
    }

    /**
     * It goes a step on.
     *
     * @param to whom, where it goes out; else nobody
     * @param edition the one that the caller looked at
     */
    public Uni<Answer> move(Caller caller, KitId id, KitState state, @Nullable PersonId to, long edition) {
        return found(caller, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Answer.NOT_YOURS);
            }
            Kit kit = found.get();
            Set<KitState> next =
                    caller.isHost() ? kit.state().next() : kit.state().nextForHolder();
            if (!next.contains(state)) {
                return Uni.createFrom().item(Answer.NOT_NOW);
            }
            boolean givenOut = caller.isHost() && state == KitState.OUT;
            return (givenOut ? isSurrogate(to) : Uni.createFrom().item(true))
                    .chain(fits -> fits
                            ? keep(
                                    caller,
                                    kit.lookedAt(edition).moved(state, givenOut ? to : kit.holder(), wall.instant()),
                                    "moved",
                                    state.wire())
                            : Uni.createFrom().item(Answer.TO_WHOM));
        });
    }

    /** Somebody reads its battery, in per cent. */
    public Uni<Answer> battery(Caller caller, KitId id, int percent, long edition) {
        if (percent < 0 || percent > 100) {
            return Uni.createFrom().item(Answer.NOT_A_BATTERY);
        }
        return found(caller, id)
                .chain(kit -> kit.isEmpty()
                        ? Uni.createFrom().item(Answer.NOT_YOURS)
                        : keep(
                                caller,
                                kit.get().lookedAt(edition).charged(percent),
                                "battery",
                                Integer.toString(percent)));
    }

    /** Somebody says what is wrong with it. Where it is stays as it is: whoever wears it goes on or not, as they like. */
    public Uni<Answer> fault(Caller caller, KitId id, String typed, long edition) {
        String what = typed.strip();
        if (what.isEmpty() || what.length() > LONGEST_FAULT || what.codePoints().anyMatch(Character::isISOControl)) {
            return Uni.createFrom().item(Answer.NOT_A_FAULT);
        }
        return found(caller, id)
                .chain(kit -> kit.isEmpty()
                        ? Uni.createFrom().item(Answer.NOT_YOURS)
                        : keep(caller, kit.get().lookedAt(edition), "fault", what));
    }

    private Uni<Answer> keep(Caller caller, Kit changed, String kind, String text) {
        Instant now = wall.instant();
        return people.byAccount(caller.account())
                .map(known -> known.map(Person::id).orElse(null))
                .chain(by -> kits.keep(changed, ids.next(), new KitNote(changed.id(), now, kind, by, text)))
                .map(kept -> kept ? Answer.DONE : Answer.CHANGED_MEANWHILE);
    }

    private Uni<Optional<Kit>> found(Caller caller, KitId id) {
        return kits.find(id)
                .chain(kit -> kit.isEmpty() || caller.isHost()
                        ? Uni.createFrom().item(kit)
                        : people.byAccount(caller.account())
                                .map(known -> kit.filter(one ->
                                        known.isPresent() && known.get().id().equals(one.holder()))));
    }

    private Uni<Boolean> isSurrogate(@Nullable PersonId person) {
        return person == null
                ? Uni.createFrom().item(false)
                : people.byId(List.of(person))
                        .map(known -> known.values().stream().anyMatch(one -> one.role() == Role.SURROGATE));
    }

    private static boolean isNamed(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.codePoints().noneMatch(Character::isISOControl);
    }
}
