package org.souffleur.media.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;

/** A page on localhost, and a door for its offers, so that a browser can meet a relay without the rest of the house. */
final class PageServer implements AutoCloseable {
    private final HttpServer http;
    private final Relay relay;
    private final RoomId room;
    private final Map<SeatId, SeatPlan> plans;

    PageServer(Relay relay, RoomId room, Map<SeatId, SeatPlan> plans) throws IOException {
        this.relay = relay;
        this.room = room;
        this.plans = plans;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.createContext("/", exchange -> {
            try (InputStream page = PageServer.class.getResourceAsStream("/media/page.html")) {
                answer(exchange, 200, "text/html", page.readAllBytes());
            }
        });
        http.createContext("/legs/", this::leg);
        http.start();
    }

    String address() {
        return "http://localhost:" + http.getAddress().getPort() + "/";
    }

    private void leg(HttpExchange exchange) throws IOException {
        SeatId seat = new SeatId(exchange.getRequestURI().getPath().substring("/legs/".length()));
        String offer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        LegOutcome outcome;
        try {
            outcome = relay.openLeg(room, seat, plans.get(seat), offer)
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(e);
        }
        int status = outcome.fold(opened -> 201, refused -> 400);
        String body = outcome.fold(
                LegOutcome.Opened::answerSdp, refused -> "refused " + refused.reason() + " " + refused.detail());
        answer(exchange, status, "application/sdp", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
