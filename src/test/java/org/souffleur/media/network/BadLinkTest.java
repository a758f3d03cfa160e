package org.souffleur.media.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bad network is only worth something if it is bad in the same way twice, and as bad as it says. */
class BadLinkTest {
    private static final long MS = 1_000_000L;

    private static List<Long> fates(long seed, Weather weather, int count, long everyNanos) {
        BadLink link = new BadLink(seed);
        link.weather(weather);
        List<Long> fates = new ArrayList<>();
        for (int i = 0; i < count; i++) fates.add(link.arrivesAt(i * everyNanos, 100));
        return fates;
    }

    @Test
    void theSameSeedHasTheSameFate() {
        Weather weather = Weather.FAIR
                .withLoss(0.1, 2)
                .withDelay(20, 30)
                .withOvertaking(0.05)
                .withRate(200_000, 100);
        assertThat(fates(7, weather, 2_000, MS)).isEqualTo(fates(7, weather, 2_000, MS));
        assertThat(fates(7, weather, 2_000, MS)).isNotEqualTo(fates(8, weather, 2_000, MS));
    }

    @Test
    void aTenthIsLostInBurstsOfTwo() {
        List<Long> fates = fates(1, Weather.FAIR.withLoss(0.1, 2), 200_000, MS);
        int lost = 0;
        int bursts = 0;
        boolean before = false;
        for (long fate : fates) {
            boolean gone = fate == BadLink.NEVER;
            if (gone) lost++;
            if (gone && !before) bursts++;
            before = gone;
        }
        assertThat(lost / 200_000.0).isBetween(0.095, 0.105);
        assertThat((double) lost / bursts).isBetween(1.9, 2.1);
    }

    @Test
    void jitterOvertakesNobodyAndOvertakingDoes() {
        assertThat(fates(1, Weather.FAIR.withDelay(10, 50), 1_000, MS)).isSorted();
        List<Long> mixed = fates(1, Weather.FAIR.withDelay(10, 0).withOvertaking(0.1), 1_000, MS);
        int late = 0;
        for (int i = 0; i < 1_000; i++) if (mixed.get(i) > i * MS + 10 * MS) late++;
        assertThat(late).isBetween(70, 130);
    }

    @Test
    void aRateIsKeptAndAQueueHasAnEnd() {
        // 128 bytes with their headers each millisecond are 1.024 Mbit/s; half of it passes.
        List<Long> fates = fates(1, Weather.FAIR.withRate(512_000, 100), 2_000, MS);
        long passed = fates.stream().filter(fate -> fate != BadLink.NEVER).count();
        assertThat(passed).isBetween(1_040L, 1_060L);
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i) != BadLink.NEVER) assertThat(fates.get(i) - i * MS).isLessThan(103 * MS);
        }
    }

    @Test
    void nothingPassesATunnel() {
        BadLink link = new BadLink(1);
        link.dark(true);
        assertThat(link.arrivesAt(0, 100)).isEqualTo(BadLink.NEVER);
        link.dark(false);
        assertThat(link.arrivesAt(5, 100)).isEqualTo(5);
        assertThat(link.lost()).isEqualTo(1);
        assertThat(link.carried()).isEqualTo(1);
    }

    @Test
    void aLossThatNoChainHasIsRefused() {
        assertThatThrownBy(() -> Weather.FAIR.withLoss(0.9, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
