package org.souffleur.journey.door;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One party's live line, as a program without a browser holds it. */
public final class SocketForTests implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<String> told = new ArrayBlockingQueue<>(10_000);
    private final StringBuilder begun = new StringBuilder();
    private final WebSocket line;
    private volatile int closedWith;

    private SocketForTests(URI address, String header, String value) {
        try {
            line = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header(header, value)
                    .buildAsync(address, new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                            begun.append(part);
                            if (last) {
                                told.add(begun.toString());
                                begun.setLength(0);
                            }
                            socket.request(1);
                            return null;
                        }

                        @Override
                        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                            closedWith = status;
                            return null;
                        }
                    })
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the line did not open", e);
        }
    }

    /** To a server on this machine. */
    public static SocketForTests with(Caller.Pass pass, int port, String path) {
        return new SocketForTests(URI.create("ws://localhost:" + port + path), pass.header(), pass.value());
    }

    public SocketForTests says(String text) {
        try {
            line.sendText(text.replace('\'', '"'), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the line did not take it", e);
        }
        return this;
    }

    /** Waits until it is told something that holds each of these, and answers it. */
    public String hears(String... parts) {
        Predicate<String> holds = text -> {
            for (String part : parts) {
                if (!text.contains(part.replace('\'', '"'))) {
                    return false;
                }
            }
            return true;
        };
        return await("'" + String.join("' and '", parts) + "'")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> told.stream().filter(holds).findFirst().orElse(""), text -> !text.isEmpty());
    }

    public boolean heard(String part) {
        return told.stream().anyMatch(text -> text.contains(part.replace('\'', '"')));
    }

    public void forgets() {
        told.clear();
    }

    public int closedWith() {
        return closedWith;
    }

    @Override
    public void close() {
        line.abort();
    }
}
