package org.souffleur.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.souffleur.media.Relay;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.session.EveningNews;
import org.souffleur.session.StopEvening;
import org.souffleur.session.WatchEvening;

/** The evening's live line to a page or a program: how it stands, the session clock, and the stop. */
@WebSocket(path = "/api/evenings/{id}/socket")
@Authenticated
public class EveningSocket {
    private static final Logger LOG = Logger.getLogger(EveningSocket.class);
    private static final int NOT_YOURS = 4404; // private range of RFC 6455 §7.4.2, after HTTP's 404

    private final SecurityIdentity identity;
    private final Callers callers;
    private final WatchEvening watch;
    private final StopEvening stop;
    private final Relay relay;
    private final ObjectMapper json;
    private final Map<String, Cancellable> following = new ConcurrentHashMap<>();

    EveningSocket(
            SecurityIdentity identity,
            Callers callers,
            WatchEvening watch,
            StopEvening stop,
            Relay relay,
            ObjectMapper json) {
        this.identity = identity;
        this.callers = callers;
        this.watch = watch;
        this.stop = stop;
        this.relay = relay;
        this.json = json;
    }

    @OnOpen
    Uni<Void> open(@PathParam("id") String id, WebSocketConnection connection) {
        Caller caller = callers.of(identity);
        return EveningId.parse(id)
                .map(evening -> watch.watch(caller, evening))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(news -> news.map(heard -> follow(heard, connection))
                        .orElseGet(
                                () -> connection.close(new CloseReason(NOT_YOURS, "There is nothing here for you."))));
    }

    private Uni<Void> follow(Multi<EveningNews> news, WebSocketConnection connection) {
        Cancellable line = news.onItem()
                .transformToUniAndConcatenate(item -> connection.sendText(write(item)))
                .subscribe()
                .with(sent -> {}, broken -> LOG.debug("a socket went away"));
        Cancellable earlier = following.put(connection.id(), line);
        if (earlier != null) {
            earlier.cancel();
        }
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<String> said(String text, @PathParam("id") String id) {
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JsonProcessingException e) {
            return error("malformed-json", "Not JSON", "That message could not be read as JSON. Nothing was done.");
        }
        return switch (message.path("type").asText()) {
            case "ping" -> Uni.createFrom().item(pong(message.path("t0")));
            case "stop" ->
                EveningId.parse(id)
                        .map(evening -> stop.stop(callers.of(identity), evening).map(this::write))
                        .orElseGet(() -> error("not-found", "Not found", "There is nothing here for you."));
            default -> error("no-such-message", "No such message", "Messages here are of type ping or stop.");
        };
    }

    /** {@code session} is the session clock: the node's monotonic milliseconds. */
    private String pong(JsonNode t0) {
        ObjectNode pong = json.createObjectNode().put("type", "pong");
        pong.set("t0", t0.isNumber() ? t0 : json.nullNode());
        return pong.put("session", relay.now() / 1e6).toString();
    }

    private String write(EveningNews news) {
        ObjectNode message = json.createObjectNode();
        return news.fold(
                seen -> message.put("type", "view")
                        .<ObjectNode>set("view", json.valueToTree(seen.view()))
                        .toString(),
                stopped ->
                        message.put("type", "stopped").put("by", stopped.by()).toString());
    }

    private String write(org.souffleur.session.CutAnswer answer) {
        ObjectNode message = json.createObjectNode().put("type", "stop-answer");
        return answer.fold(
                        done -> message.put("answer", "done").put("cutMs", done.cutMs()),
                        notRecorded -> message.put("answer", "cut-not-recorded").put("cutMs", notRecorded.cutMs()),
                        refused -> message.put("answer", "not-yours"))
                .toString();
    }

    private Uni<String> error(String name, String title, String detail) {
        ObjectNode message = json.createObjectNode().put("type", "error");
        message.set("problem", json.valueToTree(Problem.of(400, name, title, detail)));
        return Uni.createFrom().item(message.toString());
    }

    @OnClose
    void close(WebSocketConnection connection) {
        Cancellable line = following.remove(connection.id());
        if (line != null) {
            line.cancel();
        }
    }

    /** A message that is too large ends here too: it is not taken in, its sender is told, and the line stays. */
    @OnError
    Uni<Void> broken(RuntimeException e, WebSocketConnection connection) {
        LOG.warnf("a socket failed: %s", e.getClass().getSimpleName());
        if (connection.isClosed()) {
            return Uni.createFrom().voidItem();
        }
        // A failure of this answer must not come back here as another one.
        return error(
                        "not-taken",
                        "That message was not taken",
                        "It is larger than 16 KiB, or something broke here. Nothing was done; the evening goes on.")
                .chain(connection::sendText)
                .onFailure()
                .recoverWithNull();
    }
}
