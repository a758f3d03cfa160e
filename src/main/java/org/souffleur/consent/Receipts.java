package org.souffleur.consent;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** The receipts that people can come back for. */
public interface Receipts {
    /** The receipt of one ledger entry, by its fact. */
    Uni<Optional<Receipt>> of(UUID fact);

    /** One seat's receipts of one evening, oldest first. */
    Uni<List<Receipt>> of(EveningId evening, Seat seat);

    /** Keeps one; joins the transaction it is called in. */
    Uni<Void> keep(EveningId evening, Seat seat, Receipt receipt);
}
