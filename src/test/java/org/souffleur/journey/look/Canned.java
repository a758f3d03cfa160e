package org.souffleur.journey.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the API would say in one state of one evening: Alex, Sam and Robin's. Nothing listens behind it: a leg is never
 * answered, and the socket only says what a scene gives it and what time it is.
 */
public final class Canned {
    static final String EVENING = "00000000-0000-4000-8000-000000000001";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SOCKET = Pattern.compile(".*/socket$");
    private static final List<String> ROLES = List.of("human", "os", "surrogate");

    private final ObjectNode entries = (ObjectNode) read("entries.json");
    private final ObjectNode view = (ObjectNode) read("evening.json");
    private final ArrayNode evenings = JSON.createArrayNode();
    private final List<String> said = new ArrayList<>();
    private String me = "{\"joined\":true,\"role\":\"human\",\"name\":\"Alex\",\"open\":[]}";
    private String newcomers = "[]";
    private final ObjectNode hours = (ObjectNode) read("hours.json");
    private boolean hoursStale;
    private final Map<String, String> own = new HashMap<>();
    private String stopAnswer = "{\"answer\":\"done\",\"cutMs\":1.4}";
    private int failing;

    /** An evening in a state, as a role sees it; {@code host} for a host. */
    static Canned evening(String state, String role) {
        Canned canned = new Canned();
        canned.view.put("state", state);
        if (!role.equals("host")) {
            canned.view.put("you", seat(role));
        }
        if (!state.equals("live")) {
            canned.nothingFlows();
        }
        if (state.equals("at-door") || state.equals("preparing")) {
            canned.hardlyAgreed();
        }
        switch (state) {
            case "at-door" -> canned.waits("arrival", "s3");
            case "paused" -> canned.waits("yes", "s3");
            case "out-of-role" -> canned.waits("step-back", "s3");
            default -> {}
        }
        return canned;
    }

    /** A list of evenings, one in each of these states; the first ones are open. */
    static Canned evenings(String role, String... states) {
        Canned canned = evening(states.length == 0 ? "live" : states[states.length - 1], role);
        for (String state : states) {
            ObjectNode one = canned.evenings.addObject();
            one.put("id", EVENING)
                    .put("state", state)
                    .put("startsAt", "2026-11-23T18:00:00Z")
                    .put("endsAt", "2026-11-23T22:00:00Z")
                    .put("role", role)
                    .put("open", !state.equals("ended") && !state.equals("stopped"));
            if (!role.equals("host")) {
                one.put("seat", seat(role));
            }
            one.putArray("with").add("Sam").add("Robin");
        }
        return canned;
    }

    /** Somebody on the way to a first evening, in one of the states of {@code me.json}. */
    static Canned me(String state) {
        Canned canned = evenings("human");
        canned.me = read("me.json").get(state).toString();
        return canned;
    }

    /** Two people wait for a host's call. */
    static Canned newcomers() {
        Canned canned = evenings("host");
        canned.newcomers = read("me.json").get("newcomers").toString();
        return canned;
    }

    /** Hours as somebody has said them who is a {@code surrogate} or a {@code human}, or operates an {@code os}. */
    static Canned hours(String kind) {
        Canned canned = new Canned();
        canned.hours.put("kind", kind);
        return canned;
    }

    /** Nobody has said anything yet. */
    Canned unsaid() {
        hours.put("version", 0).putNull("cell").put("beforeMinutes", 0).put("afterMinutes", 0);
        hours.putArray("rules");
        hours.putArray("exceptions");
        ((ObjectNode) hours.get("meaning")).put("evenings", 0);
        hours.at("/meaning/days")
                .forEach(day -> ((ObjectNode) day).put("evening", false).putArray("free"));
        return this;
    }

    /** Another page keeps hours before this one does. */
    Canned stale() {
        hoursStale = true;
        return this;
    }

    /** What one path of the API answers, whatever is asked of it. */
    Canned path(String path, String json) {
        own.put(path, json);
        return this;
    }

    /** The API answers nothing but this status. */
    Canned failing(int status) {
        failing = status;
        return this;
    }

    /** What the socket says as soon as a page listens. */
    Canned says(String message) {
        said.add(message);
        return this;
    }

    /** The OS is one that its line was lost to. */
    Canned lost() {
        ((ObjectNode) view.at("/parties/1")).put("found", false).put("connected", false);
        return this;
    }

    Canned program() {
        ((ObjectNode) view.at("/parties/1")).put("presentedBy", "program");
        return this;
    }

    Canned stopAnswers(String answer) {
        stopAnswer = answer;
        return this;
    }

    Canned waits(String what, String... seats) {
        ObjectNode wait = view.putArray("waits").addObject().put("for", what);
        ArrayNode whose = wait.putArray("seats");
        for (String seat : seats) {
            whose.add(seat);
        }
        return this;
    }

    private void nothingFlows() {
        view.putArray("flows");
        for (JsonNode party : view.get("parties")) {
            for (String list : List.of("hears", "heardBy", "seenBy")) {
                ((ObjectNode) party).putArray(list);
            }
        }
    }

    private void hardlyAgreed() {
        ObjectNode robin = (ObjectNode) view.at("/parties/2");
        robin.put("present", false).put("connected", false);
        for (JsonNode line : view.get("sheet")) {
            ObjectNode row = (ObjectNode) line;
            row.put("inScope", false).putNull("until");
            row.putArray("yes");
        }
        ((ArrayNode) view.at("/sheet/0/yes")).add("s1").add("s2");
    }

    private static String seat(String role) {
        return "s" + (ROLES.indexOf(role) + 1);
    }

    /** Answers for the API on this page. */
    void on(Page page) {
        page.route(address -> URI.create(address).getPath().startsWith("/api/"), this::answer);
        page.routeWebSocket(SOCKET, this::socket);
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        String verb = path.substring(path.lastIndexOf('/') + 1);
        if (failing != 0) {
            json(route, failing, "{\"type\":\"/problems/ledger-away\",\"title\":\"\",\"status\":503,\"detail\":\"\"}");
        } else if (own.containsKey(path)) {
            json(route, 200, own.get(path));
        } else if (path.equals("/api/evenings")) {
            json(route, 200, evenings.toString());
        } else if (path.equals("/api/me")) {
            json(route, 200, me);
        } else if (path.equals("/api/me/profile")) {
            json(route, 200, read("me.json").get("profile").toString());
        } else if (path.equals("/api/kits") || path.equals("/api/kits/holders")) {
            json(route, 200, read("me.json").get(verb).toString());
        } else if (path.equals("/api/newcomers")) {
            json(route, 200, newcomers);
        } else if (path.startsWith("/api/me/hours")) {
            hours(route, verb);
        } else if (verb.equals("entry")) {
            json(route, 200, entries.get(role()).toString().replace("EVENING", EVENING));
        } else if (verb.equals("stop") || verb.equals("withdrawals")) {
            json(route, 200, stopAnswer);
        } else if (verb.equals("grants")) {
            json(route, 403, "{\"type\":\"/problems/needs-sign-in\",\"title\":\"\",\"status\":403,\"detail\":\"\"}");
        } else if (verb.equals("moves")) {
            json(
                    route,
                    409,
                    "{\"type\":\"/problems/not-possible-now\",\"title\":\"\",\"status\":409,\"detail\":\"\","
                            + "\"why\":\"not-yours-to-end\"}");
        } else if (!verb.equals("legs")) {
            json(route, 200, view.toString());
        }
    }

    private void hours(Route route, String verb) {
        if (verb.equals("preview")) {
            json(route, 200, hours.get("meaning").toString());
        } else if (verb.equals("cell")) {
            json(route, 200, "{\"cell\":\"861969c9fffffff\"}");
        } else if (route.request().method().equals("PUT") && hoursStale) {
            json(route, 412, "{\"type\":\"/problems/hours-changed\",\"title\":\"\",\"status\":412,\"detail\":\"\"}");
        } else {
            json(route, 200, hours.toString());
        }
    }

    private String role() {
        String seat = view.path("you").asText("s1");
        return ROLES.get(Integer.parseInt(seat.substring(1)) - 1);
    }

    private void socket(WebSocketRoute line) {
        line.onMessage(frame -> {
            try {
                JsonNode asked = JSON.readTree(frame.text());
                if (asked.path("type").asText().equals("ping")) {
                    ObjectNode pong =
                            JSON.createObjectNode().put("type", "pong").put("session", 1_000_000.0);
                    pong.set("t0", asked.get("t0"));
                    line.send(pong.toString());
                    while (!said.isEmpty()) {
                        line.send(said.remove(0));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void json(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(status < 400 ? "application/json" : "application/problem+json")
                .setBody(body));
    }

    private static JsonNode read(String name) {
        try (InputStream file = Canned.class.getResourceAsStream("/scenes/" + name)) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
