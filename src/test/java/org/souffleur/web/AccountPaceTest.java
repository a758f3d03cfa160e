package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.souffleur.people.AccountId;

/** One account's ten thousand requests are nobody else's business. */
class AccountPaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final AccountId EAGER = new AccountId("eager");

    private final AccountPace pace = new AccountPace();

    @Test
    void tenThousandAtOnceGetWhatASecondHas() {
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            taken += pace.takes(EAGER, 5 * SECOND) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(AccountPace.MOST_PER_SECOND);
        assertThat(pace.takes(new AccountId("calm"), 5 * SECOND)).isTrue();
        assertThat(pace.takes(EAGER, 6 * SECOND)).as("the next second has room").isTrue();
    }

    @Test
    void accountsWithoutEndTakeNoMemoryWithoutEnd() {
        for (int i = 0; i < 30_000; i++) {
            assertThat(pace.takes(new AccountId("a" + i), SECOND)).isTrue();
        }
        assertThat(pace.takes(new AccountId("a29999"), SECOND)).isTrue();
    }
}
