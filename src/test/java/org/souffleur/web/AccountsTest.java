package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.souffleur.booking.DemoWorld;
import org.souffleur.journey.StackForTests;

/** Accounts in the real Keycloak, by a client that may do little. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class AccountsTest {
    private static final String MIKA =
            "/api/accounts/" + DemoWorld.SURROGATE2.account().subject() + "/block";

    @Inject
    Keycloak admin;

    @Test
    void aHostShutsAnAccountAndOpensItAgain() {
        assertThat(as("host1").put(MIKA).statusCode()).isEqualTo(204);
        assertThatThrownBy(() -> StackForTests.bearer("surrogate2")).hasMessageContaining("disabled");
        assertThat(as("host1").delete(MIKA).statusCode()).isEqualTo(204);
        assertThat(StackForTests.bearer("surrogate2")).isNotBlank();
    }

    @Test
    void nobodyElseDoes() {
        for (String account : new String[] {"human1", "surrogate1", "os1", "os-sam"}) {
            Response refused = as(account).put(MIKA);
            assertThat(refused.statusCode()).as(account).isEqualTo(403);
            assertThat(refused.contentType()).startsWith("application/problem+json");
        }
        assertThat(StackForTests.bearer("surrogate2")).isNotBlank();
    }

    @Test
    void whoDoesNotExistCannotBeShut() {
        for (String nobody : new String[] {"00000000-0000-4000-8000-000000000000", "nonsense"}) {
            assertThat(as("host1").put("/api/accounts/" + nobody + "/block").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theAdminClientManagesUsersAndNothingElse() {
        var realm = admin.realm("souffleur");
        assertThat(realm.users().count()).isPositive();
        assertThatThrownBy(() -> realm.clients().findAll()).hasMessageContaining("403");
        assertThatThrownBy(() ->
                        realm.users().get(DemoWorld.HUMAN1.account().subject()).impersonate())
                .isInstanceOf(WebApplicationException.class);
    }

    private static RequestSpecification as(String account) {
        return RestAssured.given().baseUri(StackForTests.stack().url()).auth().oauth2(StackForTests.bearer(account));
    }
}
