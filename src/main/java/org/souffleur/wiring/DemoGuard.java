package org.souffleur.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The demo's passwords are known to everybody, so the demo answers this machine only. */
@ApplicationScoped
class DemoGuard {
    void check(
            @Observes @Priority(1) StartupEvent begin,
            SouffleurSettings settings,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        if (settings.demo() && !isLoopback(host)) {
            throw new IllegalStateException(
                    "The demo accounts exist only while the web address is bound to loopback, and" + " it is bound to "
                            + host + ". Set SOUFFLEUR_HTTP_HOST=127.0.0.1, or leave SOUFFLEUR_DEMO out.");
        }
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
