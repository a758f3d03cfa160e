package org.souffleur.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.souffleur.consent.ledger.Chapter;
import org.souffleur.consent.ledger.Ledger;
import org.souffleur.people.EveningId;

/** Reads the ledger again and says, for the next ten seconds, what may happen. */
@ApplicationScoped
public class IssueLeases {
    /** Long enough to survive four missed renewals, short enough that nothing flows long on old words. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final LongAdder broken = new LongAdder();

    IssueLeases(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A lease for each evening whose chapter is whole. One whose chain is broken gets none, so that what somebody wrote
     * into the ledger behind our back opens nothing. Fails while the ledger cannot be read.
     *
     * @param clock the node's monotonic clock, nanoseconds
     */
    public Uni<Map<EveningId, ConsentLease>> issue(Map<EveningId, List<Attendee>> evenings, LongSupplier clock) {
        return Uni.createFrom().deferred(() -> {
            long readStartedAtNanos = clock.getAsLong();
            return ledger.read(evenings.keySet()).map(chapters -> leases(evenings, chapters, readStartedAtNanos));
        });
    }

    /** Chapters that were found broken since the start. */
    public long brokenChapters() {
        return broken.sum();
    }

    private Map<EveningId, ConsentLease> leases(
            Map<EveningId, List<Attendee>> evenings, Map<EveningId, Chapter> chapters, long readStartedAtNanos) {
        Map<EveningId, ConsentLease> leases = new HashMap<>();
        evenings.forEach((evening, parties) -> {
            Chapter chapter = chapters.get(evening);
            if (chapter == null || !chapter.isWhole()) {
                broken.increment();
                return;
            }
            Standing standing = Standing.of(chapter);
            leases.put(
                    evening,
                    new ConsentLease(
                            evening,
                            standing,
                            ConsentRules.scope(standing, parties),
                            readStartedAtNanos,
                            readStartedAtNanos + LEASE.toNanos()));
        });
        return leases;
    }
}
