package org.souffleur.kit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "kit")
class KitRow {
    @Id
    UUID id;

    String label;
    String name;
    String place;
    String state;
    Instant since;

    @Nullable
    UUID holder;

    int battery;
    long edition;

    @SuppressWarnings("NullAway.Init")
    KitRow() {}

    KitRow(Kit kit) {
        id = kit.id().value();
        label = kit.label();
        name = kit.name();
        place = kit.place();
        state = kit.state().wire();
        since = kit.since();
        PersonId with = kit.holder();
        holder = with == null ? null : with.value();
        battery = kit.battery();
        edition = kit.edition();
    }

    Kit kit() {
        return new Kit(
                new KitId(id),
                label,
                name,
                place,
                KitState.parse(state).orElseThrow(),
                since,
                holder == null ? null : new PersonId(holder),
                battery,
                edition);
    }
}
