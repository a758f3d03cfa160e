package org.souffleur.wiring.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The realm of {@code realm/}, and on top of it the demo's accounts, which exist only in the embedded stack. */
public final class DemoRealm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoRealm() {}

    /** Names under which one browser can be several people at once: cookies do not cross them. */
    public static final List<String> LOOPBACK_NAMES = List.of(
            "localhost",
            "127.0.0.1",
            "human.localhost",
            "human2.localhost",
            "os.localhost",
            "surrogate.localhost",
            "surrogate2.localhost",
            "host.localhost");

    /** The product's realm with the demo's people; each demo password is the account's name. */
    public static String json(Path realmDirectory) {
        try {
            ObjectNode realm = (ObjectNode)
                    JSON.readTree(realmDirectory.resolve("souffleur-realm.json").toFile());
            ObjectNode demo = (ObjectNode)
                    JSON.readTree(realmDirectory.resolve("demo.json").toFile());
            realm.set("passwordPolicy", demo.get("passwordPolicy"));
            realm.withArray("clients").addAll((ArrayNode) demo.get("clients"));
            demo.get("users").forEach(user -> {
                ObjectNode person = (ObjectNode) user;
                person.put("enabled", true);
                if (!person.has("serviceAccountClientId")) {
                    String name = person.get("username").asText();
                    person.putArray("credentials")
                            .addObject()
                            .put("type", "password")
                            .put("value", name);
                    person.put("lastName", "Demo");
                    person.put("email", name + "@demo.invalid");
                    person.put("emailVerified", true);
                }
                realm.withArray("users").add(person);
            });
            return JSON.writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException("the realm files in " + realmDirectory + " could not be read", e);
        }
    }
}
