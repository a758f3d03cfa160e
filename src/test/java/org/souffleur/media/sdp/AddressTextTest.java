package org.souffleur.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:0:0:1, ::1",
        "fd77:1:0:0:0:0:0:1, fd77:1::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:0:0:0:2:0, 2001:db8::2:0",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "fd00:1:0:0:0:0:0:0, fd00:1::",
        "0:0:0:0:0:0:0:0, ::",
    })
    void anAddressIsWrittenInItsOneCanonicalForm(String read, String written) throws Exception {
        assertThat(AddressText.of(InetAddress.getByName(read))).isEqualTo(written);
    }
}
