package org.souffleur.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the code calls a role, and what Keycloak calls one, are the same words. */
class RealmTest {
    private static final Pattern GUARD =
            Pattern.compile("(?:@RolesAllowed|hasRole|HttpSecurityPolicy\\.role)\\(([^)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("^ {4}([A-Z_]+)[,;(]");
    private static final String ROLE = "src/main/java/org/souffleur/people/Role.java";

    @Test
    void everyRoleThatCodeNamesExistsInTheRealm() throws IOException {
        assertThat(realmRoles()).containsAll(rolesInCode());
    }

    @Test
    void everyRoleInTheRealmIsUsed() throws IOException {
        assertThat(rolesInCode()).containsAll(realmRoles());
    }

    @Test
    void everyDemoAccountHasARoleThatExists() throws IOException {
        JsonNode demo = new ObjectMapper().readTree(Path.of("realm/demo.json").toFile());
        for (JsonNode user : demo.get("users")) {
            assertThat(user.get("realmRoles")).as(user.get("username").asText()).hasSize(1);
            assertThat(realmRoles()).contains(user.get("realmRoles").get(0).asText());
        }
    }

    @Test
    void theAdminClientMayMakeAndSeeAccountsAndNothingElse() throws IOException {
        for (JsonNode user : realm().get("users")) {
            Set<String> granted = new TreeSet<>();
            user.path("clientRoles").path("realm-management").forEach(role -> granted.add(role.asText()));
            assertThat(granted).isSubsetOf("manage-users", "view-users");
        }
    }

    @Test
    void noClientOfTheProductTakesPasswordsOrImplicitTokens() throws IOException {
        for (JsonNode client : realm().get("clients")) {
            assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(client.get("publicClient").asBoolean()).isFalse();
        }
    }

    private static Set<String> rolesInCode() {
        Set<String> roles = new TreeSet<>();
        for (Tree.Text text : Tree.texts(path -> path.startsWith("src/main/java/"))) {
            Matcher guard = GUARD.matcher(text.whole());
            while (guard.find()) {
                Matcher quoted = QUOTED.matcher(guard.group(1));
                while (quoted.find()) {
                    roles.add(quoted.group(1));
                }
            }
            if (text.path().equals(ROLE)) {
                for (String line : text.lines()) {
                    Matcher constant = CONSTANT.matcher(line);
                    if (constant.find()) {
                        roles.add(constant.group(1).toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return roles;
    }

    private static Set<String> realmRoles() throws IOException {
        Set<String> roles = new TreeSet<>();
        realm().get("roles")
                .get("realm")
                .forEach(role -> roles.add(role.get("name").asText()));
        return roles;
    }

    private static JsonNode realm() throws IOException {
        return new ObjectMapper().readTree(Path.of("realm/souffleur-realm.json").toFile());
    }
}
