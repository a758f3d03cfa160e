package org.souffleur.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.souffleur.consent.ledger.CheckpointKey;
import org.souffleur.consent.ledger.EntryKind;
import org.souffleur.consent.ledger.Ledger;
import org.souffleur.consent.ledger.LedgerEntry;
import org.souffleur.consent.ledger.NewEntry;
import org.souffleur.outbox.Fact;
import org.souffleur.outbox.Outbox;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.Seat;

/**
 * Writes what somebody said into the ledger, with its receipt and its fact for the outbox, in one transaction. It does
 * not judge: whether a yes may be taken is decided before ({@link SignInRules}).
 */
@ApplicationScoped
public class RecordConsent {
    private static final String CONTROLLER = "souffleur";

    private final Ledger ledger;
    private final Receipts receipts;
    private final Outbox outbox;
    private final CheckpointKey key;
    private final Ids ids;

    RecordConsent(Ledger ledger, Receipts receipts, Outbox outbox, CheckpointKey key, Ids ids) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.outbox = outbox;
        this.key = key;
        this.ids = ids;
    }

    /** Writes it, once for each fact id; answers the receipt where the entry has one (a yes, or one taken back). */
    public Uni<Optional<Receipt>> record(NewEntry said) {
        return outbox.together(() -> ledger.holds(said.factId())
                .chain(known -> known
                        ? receipts.of(said.factId())
                        : ledger.append(said)
                                .chain(entry ->
                                        outbox.write(fact(entry)).chain(() -> keepReceipt(entry, said.seat())))));
    }

    /** The receipts of one seat of one evening, oldest first. */
    public Uni<List<Receipt>> receipts(EveningId evening, Seat seat) {
        return receipts.of(evening, seat);
    }

    private Uni<Optional<Receipt>> keepReceipt(LedgerEntry entry, @Nullable Seat seat) {
        boolean hasReceipt = entry.kind() == EntryKind.GRANT || entry.kind() == EntryKind.WITHDRAW;
        Optional<Subject> subject = Subject.parse(entry.subject());
        if (!hasReceipt || subject.isEmpty() || seat == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Receipt receipt = ReceiptForm.fill(entry, subject.get(), CONTROLLER, key);
        return receipts.keep(entry.evening(), seat, receipt).replaceWith(Optional.of(receipt));
    }

    private Fact fact(LedgerEntry entry) {
        String kind = switch (entry.kind()) {
            case GRANT -> "consent-granted";
            case WITHDRAW -> "consent-withdrawn";
            case STOP -> "evening-stopped";
            case END -> "evening-ended";
        };
        String json = "{\"entry\":" + entry.number() + ",\"subject\":\"" + entry.subject() + "\"}";
        return new Fact(ids.next(), entry.at(), kind, entry.evening().value(), json);
    }
}
