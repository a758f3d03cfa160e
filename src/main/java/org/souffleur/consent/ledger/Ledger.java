package org.souffleur.consent.ledger;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.souffleur.people.EveningId;

/** The append-only ledger. */
public interface Ledger {
    /**
     * Reads the chapters from the primary. Each evening asked for has one in the answer, empty where nothing was
     * written. Fails while the database is away.
     */
    Uni<Map<EveningId, Chapter>> read(Collection<EveningId> evenings);

    /**
     * Appends one entry at the end of its evening's chain; joins the transaction it is called in. An entry whose fact
     * is already written is answered as it stands.
     */
    Uni<LedgerEntry> append(NewEntry said);

    /** Whether this fact is written. */
    Uni<Boolean> holds(UUID factId);
}
