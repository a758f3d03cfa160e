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
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.media.SeatId;
import org.souffleur.media.SeatPlan;

/**
 * A page, and a door for offers as WHIP and WHEP make them, so that a browser or a program can meet a relay without the
 * rest of the house.
 */
public final class PageServer implements AutoCloseable {
    private final HttpServer http;
    private final Relay relay;
    private final RoomId room;
    private final Map<SeatId, SeatPlan> plans;
    private volatile OnTheWay between = new OnTheWay() {};

    /** Whoever stands between a page and the door, and may change what they say to each other. */
    public interface OnTheWay {
        default String offer(SeatId seat, String sdp) {
            return sdp;
        }

        default String answer(SeatId seat, String sdp) {
            return sdp;
        }
    }

    /** On a port of its own on localhost. */
    public PageServer(Relay relay, RoomId room, Map<SeatId, SeatPlan> plans) throws IOException {
        this(relay, room, plans, InetAddress.getLoopbackAddress());
    }

    /** On a port of its own on this address, in the network of the calling thread. */
    public PageServer(Relay relay, RoomId room, Map<SeatId, SeatPlan> plans, InetAddress address) throws IOException {
        this.relay = relay;
        this.room = room;
        this.plans = plans;
        http = HttpServer.create(new InetSocketAddress(address, 0), 16);
        http.createContext("/", exchange -> {
            try (InputStream page = PageServer.class.getResourceAsStream("/media/page.html")) {
                answer(exchange, 200, "text/html", page.readAllBytes());
            }
        });
        http.createContext("/legs/", this::leg);
        http.start();
    }

    public void between(OnTheWay another) {
        between = another;
    }

    public String address() {
        return "http://localhost:" + port() + "/";
    }

    public int port() {
        return http.getAddress().getPort();
    }

    private void leg(HttpExchange exchange) throws IOException {
        String[] named =
                exchange.getRequestURI().getPath().substring("/legs/".length()).split("/");
        SeatId seat = new SeatId(named[0]);
        if (exchange.getRequestMethod().equals("DELETE")) {
            relay.closeLeg(room, new LegId(named[1]));
            answer(exchange, 200, "text/plain", new byte[0]);
            return;
        }
        String offer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        LegOutcome outcome;
        try {
            outcome = relay.openLeg(room, seat, plans.get(seat), between.offer(seat, offer))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(e);
        }
        int status = outcome.fold(
                opened -> {
                    exchange.getResponseHeaders()
                            .set(
                                    "Location",
                                    "/legs/" + seat.value() + "/" + opened.leg().value());
                    return 201;
                },
                refused -> 400);
        String body = outcome.fold(
                opened -> between.answer(seat, opened.answerSdp()),
                refused -> "refused " + refused.reason() + " " + refused.detail());
        answer(exchange, status, "application/sdp", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
