package org.souffleur.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsedNumbersTest {
    private final UsedNumbers used = new UsedNumbers();

    @Test
    void theFirstPacketHasItsOwnNumber() {
        assertThat(used.index(65_535)).isEqualTo(65_535);
        assertThat(used.isNew(65_535)).isTrue();
        used.add(65_535);
        assertThat(used.isNew(65_535)).isFalse();
    }

    @Test
    void theNearestNumberIsMeantOnBothSidesOfAWrap() {
        used.add(65_530);
        assertThat(used.index(3)).isEqualTo(65_536 + 3);
        used.add(65_536 + 3);
        assertThat(used.index(65_531)).isEqualTo(65_531);
        assertThat(used.index(3 + 32_767)).isEqualTo(65_536 + 3 + 32_767);
    }

    @Test
    void aNumberBeforeTheVeryFirstIsNone() {
        used.add(5);
        long before = used.index(65_535);
        assertThat(before).isNegative();
        assertThat(used.isNew(before)).isFalse();
    }

    @Test
    void theLastOfTheWindowIsRememberedAndTheNextOneIsTooOld() {
        used.add(10_000);
        assertThat(used.isNew(10_000 - UsedNumbers.WINDOW + 1)).isTrue();
        assertThat(used.isNew(10_000 - UsedNumbers.WINDOW)).isFalse();
    }

    @Test
    void inWhateverOrderTheyComeEachNumberIsNewOnce() {
        Random random = new Random(3711);
        Set<Long> all = new HashSet<>();
        long highest = 60_000;
        for (int i = 0; i < 200_000; i++) {
            long number = highest + (random.nextInt(200) == 0 ? random.nextInt(5_000) : 3 - random.nextInt(1_500));
            boolean due = number > highest || highest - number < UsedNumbers.WINDOW && !all.contains(number);
            assertThat(used.isNew(number)).as("%d after %d", number, highest).isEqualTo(due || all.isEmpty());
            if (!used.isNew(number)) continue;
            used.add(number);
            all.add(number);
            highest = all.size() == 1 ? number : Math.max(highest, number);
        }
    }
}
