package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a process of ours to answer. */
final class Readiness {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private Readiness() {}

    /**
     * Returns when {@code client} gets 200 from {@code ask}.
     *
     * @param who its name, for the sentence that a person reads
     * @throws IllegalStateException where the process ends first, or {@code limit} passes
     */
    static void await(String who, Process process, HttpClient client, HttpRequest.Builder ask, Duration limit) {
        HttpRequest request = ask.timeout(ANSWER_LIMIT).build();
        long giveUpAtNanos = System.nanoTime() + limit.toNanos();
        try {
            while (System.nanoTime() < giveUpAtNanos) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(who + " ended while it was starting");
                }
                if (answers(client, request)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + who + " was starting", e);
        }
        throw new IllegalStateException(who + " was not ready within " + limit.toSeconds() + " s");
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false; // Nobody listens yet.
        }
    }
}
