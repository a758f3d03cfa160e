package org.souffleur.people.joining;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "host_call")
class HostCallRow {
    @Id
    UUID person;

    String wanted;

    @Column(name = "asked_at")
    Instant askedAt;

    @Nullable
    @Column(name = "held_by")
    UUID heldBy;

    @Nullable
    @Column(name = "held_at")
    Instant heldAt;

    @SuppressWarnings("NullAway.Init")
    HostCallRow() {}

    HostCallRow(HostCall call) {
        person = call.person().value();
        wanted = call.wanted().stream()
                .sorted()
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        askedAt = call.askedAt();
        PersonId by = call.heldBy();
        heldBy = by == null ? null : by.value();
        heldAt = call.heldAt();
    }

    HostCall call() {
        return new HostCall(
                new PersonId(person),
                Arrays.stream(wanted.split(" "))
                        .filter(part -> !part.isEmpty())
                        .map(part -> HostCall.PartOfDay.valueOf(part.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                askedAt,
                heldBy == null ? null : new PersonId(heldBy),
                heldAt);
    }
}
