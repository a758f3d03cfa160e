package org.souffleur.journey.door;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.souffleur.media.peer.Arrival;
import org.souffleur.media.peer.NativePeer;

/**
 * A withdrawal that was acknowledged, as the socket of somebody who received what was taken back has seen it.
 *
 * @param beforeAck how many packets of each slot that socket held when the acknowledgement had been read
 */
public record Withdrawal(
        Caller.Answer answer, NativePeer receiver, String slot, CompletableFuture<Map<String, Integer>> beforeAck) {
    private static final int MARK_LIMIT_S = 5;

    /** Takes a consent back; fails where it is not acknowledged. */
    public static Withdrawal of(Caller caller, String path, String subject, NativePeer receiver, String slot) {
        Caller.Answer answer = post(caller, path, subject);
        CompletableFuture<Map<String, Integer>> beforeAck = receiver.mark();
        return new Withdrawal(answer.expect(200), receiver, slot, beforeAck);
    }

    /** The control: one that is refused takes the same way through HTTP and the sign-in and cuts nothing. Milliseconds. */
    public static double refusedMs(Caller caller, String path) {
        return post(caller, path, "nothing").expect(422).tookMs();
    }

    private static Caller.Answer post(Caller caller, String path, String subject) {
        return caller.post(path, "application/json", "{\"subject\":\"" + subject + "\"}");
    }

    /** From the request's leaving; 0 where nothing came any more after it. */
    public double toLastPacketMs() {
        long last = receiver.arrivals(slot).stream()
                .mapToLong(Arrival::atNanos)
                .max()
                .orElse(0);
        return Math.max(0, last - answer.leftAtNanos()) / 1e6;
    }

    /** By the server's own clock: asked → flushed. */
    public double cutMs() {
        return answer.number("cutMs");
    }

    /** @throws java.util.concurrent.CompletionException where the receiver does not read its socket */
    public long packetsAfterAck() {
        Map<String, Integer> before =
                beforeAck.orTimeout(MARK_LIMIT_S, TimeUnit.SECONDS).join();
        return receiver.count(slot) - before.getOrDefault(slot, 0);
    }
}
