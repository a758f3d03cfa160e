package org.souffleur.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BySsrcTest {
    @Test
    void whatWasPutIsFoundAndNothingElse() {
        BySsrc<String> known = new BySsrc<>();
        assertThat(known.get(0)).isNull();
        assertThat(known.isEmpty()).isTrue();
        for (int i = 0; i < 32; i++) known.put(i * 0x0800_0001, "thing " + i);
        assertThat(known.size()).isEqualTo(32);
        for (int i = 31; i >= 0; i--) {
            assertThat(known.get(i * 0x0800_0001)).isEqualTo("thing " + i);
            assertThat(known.get(i * 0x0800_0001)).isEqualTo("thing " + i);
            assertThat(known.get(i * 0x0800_0001 + 1)).isNull();
        }
        assertThat(known.values()).startsWith("thing 0", "thing 1").hasSize(32);
    }
}
