package org.souffleur.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

@Entity
@Table(name = "party")
class PartyRow {
    @Id
    UUID id;

    UUID evening;
    String seat;
    String role;

    @Nullable
    UUID person;

    @Nullable
    UUID os;

    boolean mannequin;

    @SuppressWarnings("NullAway.Init")
    PartyRow() {}

    private PartyRow(UUID id, UUID evening, Seat seat, Role role) {
        this.id = id;
        this.evening = evening;
        this.seat = seat.name();
        this.role = role.wire();
    }

    static PartyRow person(UUID id, UUID evening, Seat seat, Role role, PersonId person) {
        PartyRow row = new PartyRow(id, evening, seat, role);
        row.person = person.value();
        return row;
    }

    static PartyRow mannequin(UUID id, UUID evening, Seat seat) {
        PartyRow row = new PartyRow(id, evening, seat, Role.SURROGATE);
        row.mannequin = true;
        return row;
    }

    static PartyRow os(UUID id, UUID evening, Seat seat, OsId os) {
        PartyRow row = new PartyRow(id, evening, seat, Role.OS);
        row.os = os.value();
        return row;
    }
}
