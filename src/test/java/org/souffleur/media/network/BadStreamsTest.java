package org.souffleur.media.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** TCP out of a tunnel: the longer it was dark, the longer it may take until something is tried again. */
class BadStreamsTest {
    private static final long MS = 1_000_000L;

    @Test
    void whatWaitsIsTriedAgainAfterTwiceAsLong() {
        assertThat(BadStreams.triedAgain(0, 0)).isEqualTo(300 * MS);
        assertThat(BadStreams.triedAgain(0, 300 * MS)).isEqualTo(300 * MS);
        assertThat(BadStreams.triedAgain(0, 301 * MS)).isEqualTo(900 * MS);
        assertThat(BadStreams.triedAgain(0, 20_000 * MS)).isEqualTo(38_100 * MS);
    }
}
