package org.souffleur.wiring.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The realm of {@code realm/}, and on top of it the demo's accounts, which exist only in the embedded stack: with
 * passwords that everybody knows on loopback, with {@link LanSecrets} in a network.
 */
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

    /** The client through which {@code ./souffleur token} gets a person's token. */
    static final String TOKEN_CLIENT = "souffleur-demo-token";

    /** The accounts that a person signs in to, in the order in which they are told. */
    public static final List<String> PEOPLE = List.of("human1", "surrogate1", "os1", "host1", "human2", "surrogate2");

    /** The product's realm with the demo's people; each demo password is the account's name. */
    public static String json(Path realmDirectory) {
        return json(realmDirectory, null);
    }

    /** The same people, but every secret is a random one; the password policy stays the product's. */
    static String json(Path realmDirectory, @Nullable LanSecrets secrets) {
        try {
            ObjectNode realm = (ObjectNode)
                    JSON.readTree(realmDirectory.resolve("souffleur-realm.json").toFile());
            ObjectNode demo = (ObjectNode)
                    JSON.readTree(realmDirectory.resolve("demo.json").toFile());
            if (secrets == null) {
                realm.set("passwordPolicy", demo.get("passwordPolicy"));
            }
            demo.get("clients").forEach(client -> {
                if (secrets != null) {
                    ((ObjectNode) client)
                            .put("publicClient", false)
                            .put("secret", secrets.of(client.get("clientId").asText()));
                }
                realm.withArray("clients").add(client);
            });
            demo.get("users").forEach(user -> {
                ObjectNode person = (ObjectNode) user;
                person.put("enabled", true);
                if (!person.has("serviceAccountClientId")) {
                    String name = person.get("username").asText();
                    person.putArray("credentials")
                            .addObject()
                            .put("type", "password")
                            .put("value", secrets == null ? name : secrets.of(name));
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
