package org.souffleur.notice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.Accounts;
import org.souffleur.people.MailAddress;

/**
 * Sends what is due. A letter is taken in one transaction and removed in another, with the mail server between them. Only
 * where this node dies between the two, or a mail server takes a letter and does not say so, it goes a second time, under
 * the same id, rather than never.
 */
@ApplicationScoped
public class SendLetters {
    private static final Logger LOG = Logger.getLogger(SendLetters.class);

    private static final int AT_ONCE = 10; // one after the other: longer than a minute is nobody's concern in a letter

    /** Longer than a whole round, so that no letter is taken by somebody else while it is being sent. */
    static final Duration TAKEN_FOR = Postbox.LIMIT.multipliedBy(AT_ONCE + 2);

    private final Letters letters;
    private final Accounts accounts;
    private final Postbox postbox;
    private final InstantSource wall;
    /** Out, and not removed yet: at most one round's, since the database that cannot remove gives no more either. */
    private final Set<UUID> handedOver = ConcurrentHashMap.newKeySet();

    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private volatile long waiting;

    SendLetters(Letters letters, Accounts accounts, Postbox postbox, InstantSource wall) {
        this.letters = letters;
        this.accounts = accounts;
        this.postbox = postbox;
        this.wall = wall;
    }

    /** One round. Whoever drives it calls again when it has ended, every second or so; a failure is the database's. */
    public Uni<Void> send() {
        Instant now = wall.instant();
        Uni<Void> round = postbox.isThere()
                ? letters.take(now, now.plus(TAKEN_FOR), AT_ONCE)
                        .chain(due -> Multi.createFrom()
                                .iterable(due)
                                .onItem()
                                .transformToUniAndConcatenate(this::send)
                                .collect()
                                .last()
                                .replaceWithVoid())
                : Uni.createFrom().voidItem();
        return round.chain(letters::waiting).invoke(count -> waiting = count).replaceWithVoid();
    }

    /** How handing over went: sent, nobody there to send it to, or broken. */
    private record Attempt(boolean sent, @Nullable Throwable broken) {
        private Attempt(boolean sent) {
            this(sent, null);
        }

        private Attempt(Throwable broken) {
            this(false, broken);
        }
    }

    private Uni<Void> send(Letters.Due due) {
        if (handedOver.contains(due.id())) {
            return removeSent(due.id());
        }
        Letter letter = due.letter();
        Instant now = wall.instant();
        Instant morning = PostingRules.notBefore(letter, now);
        if (morning.isAfter(now)) {
            // It was due by day and nobody was there to send it.
            return letters.postpone(due.id(), morning, due.attempts() - 1);
        }
        return address(letter.to())
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(false) : handOver(due, found.get()))
                .map(Attempt::new)
                .onFailure()
                .recoverWithItem(Attempt::new)
                .chain(attempt -> attempt.broken() != null
                        ? again(due, attempt.broken())
                        : attempt.sent() ? removeSent(due.id()) : nobody(due));
    }

    private Uni<Optional<MailAddress>> address(Receiver receiver) {
        return receiver.fold(accounts::mail, address -> Uni.createFrom().item(Optional.of(address)));
    }

    private Uni<Boolean> handOver(Letters.Due due, MailAddress to) {
        return postbox.post(due.id(), to, due.letter())
                .invoke(() -> {
                    sent.increment();
                    handedOver.add(due.id());
                })
                .replaceWith(true);
    }

    private Uni<Void> removeSent(UUID id) {
        return letters.remove(id).invoke(() -> handedOver.remove(id));
    }

    private Uni<Void> nobody(Letters.Due due) {
        givenUp.increment();
        LOG.infof("Letter %s is for an account without an address; it is dropped", due.id());
        return letters.remove(due.id());
    }

    private Uni<Void> again(Letters.Due due, Throwable broken) {
        failed.increment();
        // A mail server's answer may quote the address: only its kind is told.
        String kind = broken.getClass().getSimpleName();
        return PostingRules.retry(due.letter(), due.attempts(), wall.instant())
                .map(next -> {
                    LOG.warnf("Letter %s did not go (%s); it is tried again", due.id(), kind);
                    return letters.postpone(due.id(), next, due.attempts());
                })
                .orElseGet(() -> {
                    givenUp.increment();
                    LOG.errorf("Letter %s did not go (%s) and is given up", due.id(), kind);
                    return letters.remove(due.id());
                });
    }

    /** How many were on their way at the end of the last round. */
    public long waiting() {
        return waiting;
    }

    /** Handed over, since the start. */
    public long sent() {
        return sent.sum();
    }

    /** Attempts that failed, since the start. */
    public long failed() {
        return failed.sum();
    }

    /** Dropped without having been sent, since the start. */
    public long givenUp() {
        return givenUp.sum();
    }
}
