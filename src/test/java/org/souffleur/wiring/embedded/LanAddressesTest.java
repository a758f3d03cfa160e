package org.souffleur.wiring.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanAddressesTest {
    @Test
    void everyAddressAndNameIsAnOriginAsABrowserWritesIt() throws Exception {
        LanAddresses machine = new LanAddresses(
                List.of(InetAddress.getByName("192.168.1.20"), InetAddress.getByName("fd12:0:0:1::20")),
                List.of("stage.local"));
        assertThat(machine.publicUrl(8443)).isEqualTo("https://192.168.1.20:8443");
        assertThat(machine.origins(8443))
                .containsExactly(
                        "https://192.168.1.20:8443",
                        "https://[fd12:0:0:1::20]:8443",
                        "https://stage.local:8443",
                        "https://localhost:8443",
                        "https://127.0.0.1:8443");
    }

    @Test
    void theUsualPortIsNotWritten() throws Exception {
        LanAddresses machine = new LanAddresses(List.of(InetAddress.getByName("::1")), List.of());
        assertThat(machine.publicUrl(443)).isEqualTo("https://[::1]");
        assertThat(machine.plainUrl(444)).isEqualTo("http://[::1]:444");
    }

    @Test
    void theAddressThatAPersonNamesComesFirst() throws Exception {
        assertThat(LanAddresses.ofThisMachine(InetAddress.getByName("127.0.0.1"))
                        .origins(1))
                .first()
                .isEqualTo("https://127.0.0.1:1");
    }

    @Test
    void aMachineInNoNetworkIsToldSo() {
        assertThatThrownBy(() -> new LanAddresses(List.of(), List.of())).hasMessageContaining("no network");
    }
}
