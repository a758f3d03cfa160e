package org.souffleur.media.io;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The addresses of this machine that a peer could reach: all but link-local ones, which need a scope to be used. */
final class LocalAddresses {
    private LocalAddresses() {}

    /** IPv4 before IPv6, loopback last. */
    static List<InetAddress> all() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!each.isUp()) continue;
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                if (!address.isLinkLocalAddress() && !address.isMulticastAddress()) found.add(address);
            }
        }
        found.sort(Comparator.comparing(InetAddress::isLoopbackAddress).thenComparing(a -> a instanceof Inet6Address));
        return found;
    }
}
