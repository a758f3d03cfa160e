package org.souffleur.media;

import java.net.InetAddress;
import java.util.List;

/**
 * How a relay is set up.
 *
 * @param basePort UDP port of the first media thread, the next threads take the next ports; 0 lets the system choose
 * @param threads media threads, one UDP port each; a room stays on one of them
 * @param addresses local addresses to listen on, all that can be reached (loopback too) where empty: Firefox and
 *     GStreamer have no loopback candidate, and a wildcard socket would answer from the wrong address
 * @param announced further addresses to offer, where a NAT or a load balancer maps the ports one to one
 * @param freshnessTimeoutMs how long a leg may be silent before it is lost (RFC 7675 as the server sees it)
 * @param connectTimeoutMs how long a leg may take from its offer to its keys before it is closed
 * @param forgetTimeoutMs how long a lost leg may return before it is closed
 * @param cameraBitsPerSecond the most that a camera is asked to send
 */
public record RelaySettings(
        int basePort,
        int threads,
        List<InetAddress> addresses,
        List<InetAddress> announced,
        int freshnessTimeoutMs,
        int connectTimeoutMs,
        int forgetTimeoutMs,
        int cameraBitsPerSecond) {
    public RelaySettings {
        if (basePort < 0 || basePort > 65535) throw new IllegalArgumentException("basePort is no port: " + basePort);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1");
        addresses = List.copyOf(addresses);
        announced = List.copyOf(announced);
    }

    /** One thread for each core, every local address, 5 s of silence, 600 kbit/s for a camera. */
    public static RelaySettings onPort(int basePort) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new RelaySettings(basePort, cores, List.of(), List.of(), 5_000, 30_000, 60_000, 600_000);
    }

    public RelaySettings withThreads(int count) {
        return new RelaySettings(
                basePort,
                count,
                addresses,
                announced,
                freshnessTimeoutMs,
                connectTimeoutMs,
                forgetTimeoutMs,
                cameraBitsPerSecond);
    }

    public RelaySettings withAddresses(List<InetAddress> only, List<InetAddress> alsoAnnounced) {
        return new RelaySettings(
                basePort,
                threads,
                only,
                alsoAnnounced,
                freshnessTimeoutMs,
                connectTimeoutMs,
                forgetTimeoutMs,
                cameraBitsPerSecond);
    }

    public RelaySettings withTimeouts(int freshnessMs, int connectMs, int forgetMs) {
        return new RelaySettings(
                basePort, threads, addresses, announced, freshnessMs, connectMs, forgetMs, cameraBitsPerSecond);
    }
}
