package org.souffleur.media.ice;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One leg's ICE server. It answers authenticated checks and follows its peer: to the path that was nominated, or, for
 * peers that move without nominating again, to a path that lives while the old one is silent.
 */
public final class IceLite {
    /** A phone has a handful of addresses of each family; older paths are forgotten first. */
    private static final int MAX_PATHS = 16;

    /** How long the chosen path must have been silent before an unnominated check moves an established leg. */
    private static final long SILENT_NANOS = 1_000_000_000L;

    private IceCredentials local;
    private @Nullable IceCredentials previous;
    private String remoteUfrag;
    private final Deque<Path> proven = new ArrayDeque<>();
    private final SeenChecks seen = new SeenChecks();
    private @Nullable Path chosen;
    private long chosenHeardAt;

    public IceLite(IceCredentials local, String remoteUfrag) {
        this.local = local;
        this.remoteUfrag = remoteUfrag;
    }

    /** What became of a datagram. */
    public enum Verdict {
        /** Authenticated; {@link Result#response} goes back the same way. */
        ANSWERED,
        /** Answered by an error; it proves nothing. */
        REFUSED,
        /** Not STUN, or not a request: nothing is sent. */
        MALFORMED,
        /** Integrity or fingerprint do not hold: nothing is sent, so that nobody can use us as a reflector. */
        FORGED,
        /** Authenticated once before: it proves nothing, and is answered only where it was proven that the peer is. */
        REPEATED
    }

    /**
     * @param response what to send back, where there is something
     * @param newPath whether this path was proven for the first time
     * @param forgotten a path that had to make room
     */
    public record Result(
            Verdict verdict,
            byte @Nullable [] response,
            boolean newPath,
            @Nullable Path forgotten) {
        static Result dropped(Verdict verdict) {
            return new Result(verdict, null, false, null);
        }
    }

    public IceCredentials local() {
        return local;
    }

    public String remoteUfrag() {
        return remoteUfrag;
    }

    /**
     * ICE restart (RFC 8445 §9): new credentials; the old ones hold until the new ones are first used, for media goes
     * on meanwhile.
     */
    public void restart(IceCredentials fresh, String freshRemoteUfrag) {
        previous = local;
        local = fresh;
        remoteUfrag = freshRemoteUfrag;
    }

    /** Takes one datagram that looked like STUN. */
    public Result receive(long nowNanos, Path path, byte[] bytes, int from, int length) {
        StunMessage check = StunMessage.parse(bytes, from, length);
        if (check == null || check.type() != StunMessage.BINDING_REQUEST) return Result.dropped(Verdict.MALFORMED);
        IceCredentials used = credentials(check);
        if (used == null || !check.fingerprintHolds() || !check.integrityHolds(used.key())) {
            return Result.dropped(Verdict.FORGED);
        }
        byte[] transaction = new byte[12];
        check.transactionId(transaction, 0);
        if (check.saysControlled()) {
            // RFC 8445 §7.3.1.1: a lite agent is controlled; the peer must take the other role.
            byte[] conflict = new StunWriter(StunMessage.BINDING_ERROR, transaction)
                    .error(487, "Role Conflict")
                    .finish(used.pwd());
            return new Result(Verdict.REFUSED, conflict, false, null);
        }
        boolean fresh = !proven.contains(path);
        if (!seen.isFirst(transaction)) {
            // RFC 8489 §6.2.1: a response that was lost is asked for again by the same request, from the same address.
            // From another one it is somebody who has overheard it, and who must not become the leg's address.
            return new Result(Verdict.REPEATED, fresh ? null : success(path, transaction, used), false, null);
        }
        if (used == local) previous = null;
        Path forgotten = fresh ? remember(path) : null;
        follow(nowNanos, path, check.useCandidate());
        return new Result(Verdict.ANSWERED, success(path, transaction, used), fresh, forgotten);
    }

    private static byte[] success(Path path, byte[] transaction, IceCredentials used) {
        return new StunWriter(StunMessage.BINDING_SUCCESS, transaction)
                .mappedAddress(path.remote())
                .finish(used.pwd());
    }

    /** Authenticated media came this way: the path lives, and a peer that sends on it wants to be met there. */
    public void mediaFrom(long nowNanos, int socket, InetSocketAddress remote) {
        Path now = chosen;
        if (now != null && now.socket() == socket && now.remote().equals(remote)) {
            chosenHeardAt = nowNanos;
        } else if (now == null || nowNanos - chosenHeardAt > SILENT_NANOS) {
            for (Path path : proven) {
                if (path.socket() == socket && path.remote().equals(remote)) choose(nowNanos, path);
            }
        }
    }

    /** Where to send, once a check has been authenticated. */
    public @Nullable Path chosen() {
        return chosen;
    }

    /** Every path that an authenticated check came by, oldest first. */
    public Iterable<Path> proven() {
        return proven;
    }

    private @Nullable IceCredentials credentials(StunMessage check) {
        String ufrag = check.localUfrag();
        if (local.ufrag().equals(ufrag)) return local;
        IceCredentials old = previous;
        return old != null && old.ufrag().equals(ufrag) ? old : null;
    }

    private @Nullable Path remember(Path path) {
        Path forgotten = null;
        if (proven.size() >= MAX_PATHS) {
            for (Path candidate : proven) {
                if (!candidate.equals(chosen)) {
                    forgotten = candidate;
                    break;
                }
            }
            if (forgotten != null) proven.remove(forgotten);
        }
        proven.addLast(path);
        return forgotten;
    }

    private void follow(long nowNanos, Path path, boolean nominated) {
        if (path.equals(chosen)) {
            chosenHeardAt = nowNanos;
        } else if (chosen == null || nominated || nowNanos - chosenHeardAt > SILENT_NANOS) {
            // Without a nomination the first path stays while it lives: moving costs a hiccup and gains nothing.
            choose(nowNanos, path);
        }
    }

    private void choose(long nowNanos, Path path) {
        chosen = path;
        chosenHeardAt = nowNanos;
    }
}
