package org.souffleur.consent;

import org.souffleur.people.EveningId;

/**
 * Permission to let media flow in one evening, for a short time. Only this package makes one, and only after the ledger
 * was read again; its time is counted from before that read, on the node's monotonic clock.
 */
public final class ConsentLease {
    private final EveningId evening;
    private final Standing standing;
    private final Scope scope;
    private final long readStartedAtNanos;
    private final long untilNanos;

    ConsentLease(EveningId evening, Standing standing, Scope scope, long readStartedAtNanos, long untilNanos) {
        this.evening = evening;
        this.standing = standing;
        this.scope = scope;
        this.readStartedAtNanos = readStartedAtNanos;
        this.untilNanos = untilNanos;
    }

    public EveningId evening() {
        return evening;
    }

    /** Each seat's own yeses. */
    public Standing standing() {
        return standing;
    }

    /** What everybody agreed to. */
    public Scope scope() {
        return scope;
    }

    public long readStartedAtNanos() {
        return readStartedAtNanos;
    }

    public long untilNanos() {
        return untilNanos;
    }
}
