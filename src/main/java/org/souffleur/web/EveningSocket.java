package org.souffleur.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.vertx.core.http.HttpClosedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.EveningNews;
import org.souffleur.session.StopEvening;
import org.souffleur.session.WatchEvening;

/**
 * The evening's live line to a page or a program: how it stands, the session clock, cues, delays, and the stop. This
 * class opens, closes and keeps the line alive whatever is said on it; what is said is answered by {@link LineTalk}.
 */
@WebSocket(path = "/api/evenings/{id}/socket")
@Authenticated
public class EveningSocket {
    private static final Logger LOG = Logger.getLogger(EveningSocket.class);
    private static final int NOT_YOURS = 4404; // private range of RFC 6455 §7.4.2, after HTTP's 404
    private static final int TOO_SLOW = 4408; // after HTTP's 408: whoever comes back is told all that matters

    private final SecurityIdentity identity;
    private final Callers callers;
    private final WatchEvening watch;
    private final StopEvening stop;
    private final LineTalk talk;
    private final ObjectMapper json;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** An open line: whose it is, and what to end with it. The seat is null for a host. */
    private record Line(EveningId evening, @Nullable Seat seat, LinePace pace, Runnable end) {}

    EveningSocket(
            SecurityIdentity identity,
            Callers callers,
            WatchEvening watch,
            StopEvening stop,
            LineTalk talk,
            ObjectMapper json) {
        this.identity = identity;
        this.callers = callers;
        this.watch = watch;
        this.stop = stop;
        this.talk = talk;
        this.json = json;
    }

    @OnOpen
    Uni<Void> open(@PathParam("id") String id, WebSocketConnection connection) {
        Caller caller = callers.of(identity);
        EveningId evening = EveningId.parse(id).orElse(null);
        if (evening == null) {
            return notYours(connection);
        }
        return watch.watch(caller, evening)
                .chain(news -> news.isEmpty()
                        ? notYours(connection)
                        : watch.seat(caller, evening)
                                .invoke(seat -> follow(evening, seat, news.get(), connection))
                                .replaceWithVoid());
    }

    private static Uni<Void> notYours(WebSocketConnection connection) {
        return connection.close(new CloseReason(NOT_YOURS, "There is nothing here for you."));
    }

    private void follow(EveningId evening, Optional<Seat> seat, Multi<EveningNews> news, WebSocketConnection to) {
        Runnable views = pass(news.map(talk::write), to);
        Runnable rest = seat.map(whose -> pass(talk.follow(evening, whose), to)).orElse(() -> {});
        Line earlier = lines.put(to.id(), new Line(evening, seat.orElse(null), new LinePace(), () -> {
            views.run();
            rest.run();
        }));
        if (earlier != null) {
            earlier.end().run();
        }
    }

    /** Sends one after the other; a line that cannot keep up is closed rather than told half. */
    private static Runnable pass(Multi<String> messages, WebSocketConnection to) {
        return messages.onItem()
                .transformToUniAndConcatenate(to::sendText)
                .subscribe()
                .with(sent -> {}, broken -> {
                    LOG.debug("a socket went away, or fell behind");
                    if (to.isOpen()) {
                        to.close(new CloseReason(TOO_SLOW, "This line fell behind; come back."))
                                .subscribe()
                                .with(closed -> {}, gone -> LOG.debug("a socket was gone already"));
                    }
                })::cancel;
    }

    @OnTextMessage
    Uni<Void> said(String text, WebSocketConnection connection) {
        Line line = lines.get(connection.id());
        if (line == null) {
            return answer(talk.notFound(), connection);
        }
        talk.signOfLife(line.evening(), line.seat());
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JsonProcessingException e) {
            return answer(talk.malformedJson(), connection);
        }
        if (message.path("type").asText().equals("stop")) { // at any pace: stopping never waits
            return stop.stop(callers.of(identity), line.evening()).chain(done -> connection.sendText(talk.write(done)));
        }
        return switch (line.pace().of(message, talk.now())) {
            case TAKEN -> answer(talk.answer(line.evening(), line.seat(), message), connection);
            case TOO_FAST -> answer(talk.tooFast(), connection);
            case STILL_TOO_FAST -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> answer(@Nullable String text, WebSocketConnection to) {
        return text == null ? Uni.createFrom().voidItem() : to.sendText(text);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        Line line = lines.remove(connection.id());
        if (line != null) {
            line.end().run();
        }
    }

    /** A message that is too large ends here too: it is not taken in, its sender is told, and the line stays. */
    @OnError
    Uni<Void> broken(RuntimeException e, WebSocketConnection connection) {
        if (connection.isClosed() || e instanceof HttpClosedException) {
            LOG.debugf("a socket went away: %s", e.getClass().getSimpleName());
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("a socket failed: %s", e.getClass().getSimpleName());
        // A failure of this answer must not come back here as another one.
        return connection.sendText(talk.notTaken()).onFailure().recoverWithNull();
    }
}
