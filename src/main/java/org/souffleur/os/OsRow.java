package org.souffleur.os;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "os")
class OsRow {
    @Id
    UUID id;

    String name;

    @Nullable
    UUID operator;

    @Nullable
    @Column(name = "program_account")
    String programAccount;

    boolean recording;
    String version;
    int conversations;

    @Nullable
    String code;

    /** Counts the operator's changes, so that two pages do not undo each other's. */
    long edition;

    @SuppressWarnings("NullAway.Init")
    OsRow() {}

    OsRow(Os os) {
        id = os.id().value();
        name = os.name().shown();
        PersonId person = os.operator();
        operator = person == null ? null : person.value();
        AccountId program = os.program();
        programAccount = program == null ? null : program.subject();
        recording = os.recording();
        version = os.declared().version();
        conversations = os.declared().conversations();
    }

    Os os() {
        return new Os(
                new OsId(id),
                new DisplayName(name),
                operator == null ? null : new PersonId(operator),
                programAccount == null ? null : new AccountId(programAccount),
                recording,
                new Os.Declaration(version, conversations));
    }

    OwnOs own() {
        return new OwnOs(os(), code == null ? "" : code, edition);
    }
}
