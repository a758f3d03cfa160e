package org.souffleur.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One leg's ICE server. It answers authenticated checks and follows its peer: to the path that was nominated, or, for
 * peers that move without nominating again, to a path that lives while the old one is silent.
 *
 * <p>A peer whose NAT has given it another address does not know it, and browsers check a path that has proven itself
 * only every 2.5 s. Its media arrives from elsewhere at once; so we ask there, by a check of our own, and follow to where
 * the answer comes from. Media alone moves nothing: whoever overhears it could send it first, from where he likes.
 */
public final class IceLite {
    /** A phone has a handful of addresses of each family; older paths are forgotten first. */
    private static final int MAX_PATHS = 16;

    /** How long the chosen path must have been silent before an unnominated check moves an established leg. */
    private static final long SILENT_NANOS = 1_000_000_000L;

    /** A question or its answer may be lost; and so rarely it is no burden for whoever has been named as an address. */
    private static final long ASK_AGAIN_NANOS = 50_000_000L;

    /** Somebody who does not answer for so long is not there. */
    private static final long ASK_FOR_NANOS = 1_000_000_000L;

    /** RFC 8445 §5.1.2.1 for a peer-reflexive candidate; nobody sorts by it. */
    private static final int PRIORITY = 110 << 24 | 65_535 << 8 | 255;

    private IceCredentials local;
    private @Nullable IceCredentials previous;
    private String remoteUfrag;
    private @Nullable String remotePwd;
    private final Deque<Path> proven = new ArrayDeque<>();
    private final SeenChecks seen = new SeenChecks();
    private @Nullable Path chosen;
    private long chosenHeardAt;
    private @Nullable Path asked;
    private byte[] question = {};
    private long askedAt;
    private long askedSince;

    /** @param remotePwd the peer's, by which it answers; null for one that is never asked */
    public IceLite(IceCredentials local, String remoteUfrag, @Nullable String remotePwd) {
        this.local = local;
        this.remoteUfrag = remoteUfrag;
        this.remotePwd = remotePwd;
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
        REPEATED,
        /** It answers what we have asked: the peer is there, and is sent to there from now on. */
        FOUND
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
    public void restart(IceCredentials fresh, String freshRemoteUfrag, @Nullable String freshRemotePwd) {
        previous = local;
        local = fresh;
        remoteUfrag = freshRemoteUfrag;
        remotePwd = freshRemotePwd;
        asked = null;
    }

    /** Takes one datagram that looked like STUN. */
    public Result receive(long nowNanos, Path path, byte[] bytes, int from, int length) {
        StunMessage check = StunMessage.parse(bytes, from, length);
        if (check != null && check.type() == StunMessage.BINDING_SUCCESS) return found(nowNanos, path, check);
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

    /**
     * Authenticated media came this way: the path lives, and a peer that sends on it wants to be met there.
     *
     * @return false where no check has come this way yet: {@link #ask}
     */
    public boolean mediaFrom(long nowNanos, int socket, InetSocketAddress remote) {
        Path now = chosen;
        if (now != null && now.socket() == socket && now.remote().equals(remote)) {
            chosenHeardAt = nowNanos;
            return true;
        }
        for (Path path : proven) {
            if (path.socket() != socket || !path.remote().equals(remote)) continue;
            if (now == null || nowNanos - chosenHeardAt > SILENT_NANOS) choose(nowNanos, path);
            return true;
        }
        return false;
    }

    /**
     * Whether the peer is to be asked if it is where its media came from. One place is asked at a time, again every 50 ms.
     *
     * @param chance a source of numbers that nobody guesses
     * @return the question, or null for not now
     */
    public byte @Nullable [] ask(long nowNanos, Path path, IntSupplier chance) {
        String pwd = remotePwd;
        if (pwd == null || chosen == null) return null;
        if (asks(nowNanos)) {
            if (!path.equals(asked) || nowNanos - askedAt < ASK_AGAIN_NANOS) return null;
        } else {
            question = ByteBuffer.allocate(12)
                    .putInt(chance.getAsInt())
                    .putInt(chance.getAsInt())
                    .putInt(chance.getAsInt())
                    .array();
            asked = path;
            askedSince = nowNanos;
        }
        askedAt = nowNanos;
        // RFC 8445 §7.1: as every check, under both fragments, of the role that a lite agent has, and by the peer's
        // key.
        return new StunWriter(StunMessage.BINDING_REQUEST, question)
                .username(remoteUfrag + ":" + local.ufrag())
                .priority(PRIORITY)
                .controlled(ByteBuffer.wrap(question).getLong())
                .finish(pwd);
    }

    /** Whether a question of ours may still be answered. */
    public boolean asks(long nowNanos) {
        return asked != null && nowNanos - askedSince < ASK_FOR_NANOS;
    }

    /** Where we have asked, and not been answered yet. */
    public @Nullable Path asked() {
        return asked;
    }

    private Result found(long nowNanos, Path path, StunMessage answer) {
        String pwd = remotePwd;
        byte[] transaction = new byte[12];
        answer.transactionId(transaction, 0);
        boolean fits = asks(nowNanos) && path.equals(asked) && Arrays.equals(transaction, question);
        if (!fits || pwd == null || !answer.fingerprintHolds() || !answer.integrityHolds(bytes(pwd))) {
            return Result.dropped(Verdict.FORGED);
        }
        asked = null;
        boolean fresh = !proven.contains(path);
        Path forgotten = fresh ? remember(path) : null;
        choose(nowNanos, path);
        return new Result(Verdict.FOUND, null, fresh, forgotten);
    }

    private static byte[] bytes(String pwd) {
        return pwd.getBytes(StandardCharsets.UTF_8);
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
