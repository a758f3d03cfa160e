package org.souffleur.kit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "kit_note")
class KitNoteRow {
    @Id
    UUID id;

    UUID kit;
    Instant at;
    String kind;

    @Nullable
    @Column(name = "said_by")
    UUID by;

    String text;

    @SuppressWarnings("NullAway.Init")
    KitNoteRow() {}

    KitNoteRow(UUID id, KitNote note) {
        this.id = id;
        kit = note.kit().value();
        at = note.at();
        kind = note.kind();
        PersonId who = note.by();
        by = who == null ? null : who.value();
        text = note.text();
    }

    KitNote note() {
        return new KitNote(new KitId(kit), at, kind, by == null ? null : new PersonId(by), text);
    }
}
