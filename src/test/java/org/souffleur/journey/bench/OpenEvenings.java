package org.souffleur.journey.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.souffleur.journey.SignedIn;
import org.souffleur.journey.door.Caller;
import org.souffleur.journey.measure.FreshServer;

/** Evenings that are open, and who may come in and say yes there. */
final class OpenEvenings {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private OpenEvenings() {}

    /** The two people's own sign-ins of just now, and the OS's program. */
    static FreshServer.Passes passes(FreshServer server) {
        String url = server.stack().url();
        return new FreshServer.Passes(
                Caller.Pass.session(SignedIn.as("human1", url).cookie()),
                Caller.Pass.session(SignedIn.as("surrogate1", url).cookie()),
                server.program());
    }

    /** The demo's open evening and copies of it, which nobody has entered yet: the same people may sit in several. */
    static List<String> of(FreshServer server, int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Caller door = new Caller(server.port(), server.program())) {
            Matcher opened = ID.matcher(door.post("/api/demo/evenings", "application/json", "{}")
                    .expect(201)
                    .body());
            if (!opened.find()) {
                throw new IllegalStateException("the demo opened no evening");
            }
            ids.add(opened.group(1));
        }
        Map<String, String> service = server.stack().serviceEnvironment();
        try (Connection rows = DriverManager.getConnection(
                        service.get("SOUFFLEUR_DB_JDBC_URL"), service.get("SOUFFLEUR_DB_USER"), "");
                PreparedStatement evening = rows.prepareStatement("""
                        insert into evening (id, couple, surrogate, starts_at, ends_at, state, state_since)
                        select ?::uuid, couple, surrogate, starts_at, ends_at, state, state_since
                        from evening where id = ?::uuid""");
                PreparedStatement parties = rows.prepareStatement("""
                        insert into party (id, evening, seat, role, person, os)
                        select gen_random_uuid(), ?::uuid, seat, role, person, os
                        from party where evening = ?::uuid""")) {
            while (ids.size() < count) {
                String id = UUID.randomUUID().toString();
                for (PreparedStatement one : List.of(evening, parties)) {
                    one.setString(1, id);
                    one.setString(2, ids.get(0));
                    one.executeUpdate();
                }
                ids.add(id);
            }
        }
        return ids;
    }
}
