package org.souffleur.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.souffleur.consent.SignInRules.Refusal;
import org.souffleur.people.AccountId;
import org.souffleur.people.SignIn;
import org.souffleur.people.SignIn.Kind;

class SignInRulesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");
    private static final AccountId PROGRAM = new AccountId("program");

    @Test
    void aPersonsYesNeedsTheirOwnSignInOfTheLastTenMinutes() {
        assertThat(SignInRules.forPerson(signIn(Kind.INTERACTIVE, NOW.minusSeconds(600)), NOW))
                .isEmpty();
        assertThat(SignInRules.forPerson(signIn(Kind.INTERACTIVE, NOW.minusSeconds(601)), NOW))
                .contains(Refusal.TOO_OLD);
        assertThat(SignInRules.forPerson(signIn(Kind.INTERACTIVE, null), NOW)).contains(Refusal.TOO_OLD);
        assertThat(SignInRules.forPerson(signIn(Kind.INTERACTIVE, NOW.plusSeconds(3600)), NOW))
                .contains(Refusal.TOO_OLD);
    }

    @Test
    void noOtherKindOfTokenSpeaksForAPerson() {
        assertThat(SignInRules.forPerson(signIn(Kind.SERVICE, NOW), NOW)).contains(Refusal.SERVICE_TOKEN);
        assertThat(SignInRules.forPerson(signIn(Kind.EXCHANGED, NOW), NOW)).contains(Refusal.EXCHANGED_TOKEN);
        assertThat(SignInRules.forPerson(signIn(Kind.IMPERSONATED, NOW), NOW)).contains(Refusal.IMPERSONATED);
        assertThat(SignInRules.forPerson(signIn(Kind.OFFLINE, NOW), NOW)).contains(Refusal.OFFLINE_TOKEN);
    }

    @Test
    void anOsSpeaksForItselfByItsOwnCredentialsOnly() {
        SignIn own = new SignIn(PROGRAM, null, Kind.SERVICE);
        SignIn foreign = new SignIn(new AccountId("another"), null, Kind.SERVICE);
        assertThat(SignInRules.forOs(own, PROGRAM, NOW)).isEmpty();
        assertThat(SignInRules.forOs(foreign, PROGRAM, NOW)).contains(Refusal.SERVICE_TOKEN);
        assertThat(SignInRules.forOs(foreign, null, NOW)).contains(Refusal.SERVICE_TOKEN);
    }

    @Test
    void thePersonAtTheConsoleSignsInLikeAnyPerson() {
        assertThat(SignInRules.forOs(signIn(Kind.INTERACTIVE, NOW), PROGRAM, NOW))
                .isEmpty();
        assertThat(SignInRules.forOs(signIn(Kind.INTERACTIVE, NOW.minusSeconds(900)), PROGRAM, NOW))
                .contains(Refusal.TOO_OLD);
    }

    private static SignIn signIn(Kind kind, @Nullable Instant authTime) {
        return new SignIn(new AccountId("person"), authTime, kind);
    }
}
