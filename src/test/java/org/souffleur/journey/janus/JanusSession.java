package org.souffleur.journey.janus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One client of Janus that asks one thing after the other. Not for several threads. */
public final class JanusSession {
    private final JanusServer server;
    private final String path;
    private final Set<Long> up = new HashSet<>();
    private int transactions;

    JanusSession(JanusServer server) throws IOException {
        this.server = server;
        this.path =
                "/" + ask("", Map.of("janus", "create")).path("data").path("id").asLong();
    }

    /** Someone of the video room's; each has at most one peer connection. */
    public long attach() throws IOException {
        return ask(path, Map.of("janus", "attach", "plugin", "janus.plugin.videoroom"))
                .path("data")
                .path("id")
                .asLong();
    }

    /** Asks the video room what it answers at once. */
    public void ask(long handle, Map<String, Object> body) throws IOException {
        checked(ask(path + "/" + handle, Map.of("janus", "message", "body", body)));
    }

    /**
     * Asks the video room what it answers by an event, and waits for that.
     *
     * @param jsep ours, {@code type} and {@code sdp}; empty for none
     * @return Janus' SDP; empty where it has none to give
     */
    public String negotiate(long handle, Map<String, Object> body, Map<String, Object> jsep) throws IOException {
        Map<String, Object> message = new HashMap<>(Map.of("janus", "message", "body", body));
        if (!jsep.isEmpty()) message.put("jsep", jsep);
        String transaction =
                checked(ask(path + "/" + handle, message)).path("transaction").asText();
        while (true) {
            JsonNode event = event();
            if (event.path("transaction").asText().equals(transaction)) {
                return checked(event).path("jsep").path("sdp").asText();
            }
        }
    }

    /** Waits until Janus holds a handle's connection to be up: its keys are there. */
    public void awaitUp(long handle) throws IOException {
        while (!up.contains(handle)) event();
    }

    private JsonNode event() throws IOException {
        JsonNode event = server.get(path);
        switch (event.path("janus").asText()) {
            case "keepalive" -> throw new IOException("Janus has nothing more to say");
            case "hangup" -> throw new IOException("Janus hung up: " + event);
            case "webrtcup" -> up.add(event.path("sender").asLong());
            default -> {} // its caller's, or nobody's: who has come, what is received
        }
        return event;
    }

    private JsonNode ask(String to, Map<String, Object> message) throws IOException {
        Map<String, Object> whole = new HashMap<>(message);
        whole.put("transaction", Integer.toString(++transactions));
        return server.post(to, whole);
    }

    private static JsonNode checked(JsonNode answer) throws IOException {
        if (answer.path("plugindata").path("data").has("error")) throw new IOException("Janus says " + answer);
        return answer;
    }
}
