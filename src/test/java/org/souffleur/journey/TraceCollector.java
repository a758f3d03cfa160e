package org.souffleur.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of OTLP over HTTP that keeps what it was sent, as the protocol's bytes: names in it are plain UTF-8. */
public final class TraceCollector implements AutoCloseable {
    private static final int MAX_REQUESTS = 10_000;

    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (received.size() < MAX_REQUESTS) {
                received.add(body);
            }
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that was sent so far. */
    public String spans() {
        return String.join("\n", received);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
