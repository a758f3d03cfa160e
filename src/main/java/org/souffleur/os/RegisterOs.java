package org.souffleur.os;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.Ids;
import org.souffleur.people.NameRules;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;

/** An operator registers an OS, and says anew what it is. */
@ApplicationScoped
public class RegisterOs {
    private final Oses oses;
    private final People people;
    private final Ids ids;

    RegisterOs(Oses oses, People people, Ids ids) {
        this.oses = oses;
        this.people = people;
        this.ids = ids;
    }

    /** What became of it. Whatever it is but {@code DONE}, everything stands as before. */
    public enum Answer {
        DONE,
        NOT_AN_OPERATOR,
        NOT_A_NAME,
        NOT_A_DECLARATION,
        TOO_MANY,
        /** There is no such OS of the caller's. */
        NOT_YOURS,
        /** It was changed since the caller looked. */
        CHANGED_MEANWHILE
    }

    public Uni<Answer> register(AccountId account, String typedName, String version, int conversations) {
        return said(
                typedName,
                version,
                conversations,
                (name, declared) -> operator(account)
                        .chain(operator -> operator.isEmpty()
                                ? Uni.createFrom().item(Answer.NOT_AN_OPERATOR)
                                : register(operator.get().id(), name, declared)));
    }

    private Uni<Answer> register(PersonId operator, DisplayName name, Os.Declaration declared) {
        return oses.ownedBy(operator)
                .chain(own -> own.size() >= OsRules.MOST_OF_ONE_OPERATOR
                        ? Uni.createFrom().item(Answer.TOO_MANY)
                        : oses.register(
                                        new Os(new OsId(ids.next()), name, operator, null, false, declared),
                                        OsRules.code(ids.next()))
                                .replaceWith(Answer.DONE));
    }

    /** @param edition the one that the caller looked at */
    public Uni<Answer> declare(
            AccountId account, OsId id, String typedName, String version, int conversations, long edition) {
        return said(
                typedName,
                version,
                conversations,
                (name, declared) -> ifOwn(
                        account,
                        id,
                        oses.declare(id, name, declared, edition)
                                .map(changed -> changed ? Answer.DONE : Answer.CHANGED_MEANWHILE)));
    }

    private static Uni<Answer> said(
            String typedName,
            String version,
            int conversations,
            BiFunction<DisplayName, Os.Declaration, Uni<Answer>> deed) {
        Optional<DisplayName> name = NameRules.name(typedName);
        Optional<Os.Declaration> declared = OsRules.declaration(version, conversations);
        if (name.isEmpty()) {
            return Uni.createFrom().item(Answer.NOT_A_NAME);
        }
        return declared.isEmpty()
                ? Uni.createFrom().item(Answer.NOT_A_DECLARATION)
                : deed.apply(name.get(), declared.get());
    }

    /** Gives it another code. */
    public Uni<Answer> recode(AccountId account, OsId id) {
        return ifOwn(account, id, oses.recode(id, OsRules.code(ids.next())).replaceWith(Answer.DONE));
    }

    private Uni<Answer> ifOwn(AccountId account, OsId id, Uni<Answer> deed) {
        return operator(account)
                .chain(operator -> operator.isEmpty()
                        ? Uni.createFrom().item(Answer.NOT_YOURS)
                        : oses.operatedBy(operator.get().id())
                                .chain(own ->
                                        own.stream().anyMatch(os -> os.id().equals(id))
                                                ? deed
                                                : Uni.createFrom().item(Answer.NOT_YOURS)));
    }

    private Uni<Optional<Person>> operator(AccountId account) {
        return people.byAccount(account).map(known -> known.filter(person -> person.role() == Role.OS));
    }
}
