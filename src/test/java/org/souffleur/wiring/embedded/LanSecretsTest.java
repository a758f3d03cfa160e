package org.souffleur.wiring.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanSecretsTest {
    private static final SecureRandom CHANCE = new SecureRandom();

    @TempDir
    Path data;

    private StackDirectory directory;

    @BeforeEach
    void open() {
        directory = new StackDirectory(data);
    }

    @Test
    void everyPersonAndProgramHasASecretOfItsOwnThatIsNotItsName() {
        LanSecrets secrets = LanSecrets.of(directory, CHANCE);
        Set<String> all = new HashSet<>();
        for (String person : DemoRealm.PEOPLE) {
            assertThat(secrets.of(person)).matches("[a-z]{4}-[a-z]{4}-[a-z]{4}").doesNotContainPattern("[ilo]");
            all.add(secrets.of(person));
        }
        for (String program : LanSecrets.CLIENTS) {
            assertThat(secrets.of(program)).hasSizeGreaterThan(40);
            all.add(secrets.of(program));
        }
        assertThat(all).hasSize(DemoRealm.PEOPLE.size() + LanSecrets.CLIENTS.size());
        assertThatThrownBy(() -> secrets.of("stranger")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherStartHasTheSameOnesAndAnotherDirectoryDoesNot(@TempDir Path other) {
        String first = LanSecrets.of(directory, CHANCE).of("human1");
        assertThat(LanSecrets.of(directory, CHANCE).of("human1")).isEqualTo(first);
        assertThat(LanSecrets.of(new StackDirectory(other), CHANCE).of("human1"))
                .isNotEqualTo(first);
    }

    @Test
    void onlyTheirOwnerReadsThem() throws IOException {
        LanSecrets.of(directory, CHANCE);
        for (String file : new String[] {"lan-passwords", "lan-os-sam", "lan-souffleur-demo-token"}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.keys().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theNetworksRealmHoldsThemAndNoneThatEverybodyKnows() throws IOException {
        LanSecrets secrets = LanSecrets.of(directory, CHANCE);
        JsonNode realm = new ObjectMapper().readTree(DemoRealm.json(Path.of("realm"), secrets));
        assertThat(realm.get("passwordPolicy").asText()).contains("notUsername");
        int people = 0;
        for (JsonNode user : realm.get("users")) {
            for (JsonNode credential : user.path("credentials")) {
                String name = user.get("username").asText();
                assertThat(DemoRealm.PEOPLE).contains(name);
                assertThat(credential.get("value").asText()).isEqualTo(secrets.of(name));
                people++;
            }
        }
        assertThat(people).isEqualTo(DemoRealm.PEOPLE.size());
        for (JsonNode client : realm.get("clients")) {
            assertThat(client.get("publicClient").asBoolean())
                    .as(client.get("clientId").asText())
                    .isFalse();
            if (LanSecrets.CLIENTS.contains(client.get("clientId").asText())) {
                assertThat(client.get("secret").asText())
                        .isEqualTo(secrets.of(client.get("clientId").asText()));
            } else {
                assertThat(client.get("secret").asText()).startsWith("${");
            }
        }
    }
}
