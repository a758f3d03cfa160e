package org.souffleur.wiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where phones of the same network find this machine.
 *
 * @param addresses at least one; the first is the one that is printed and drawn
 * @param names its name in multicast DNS (RFC 6762), where it has a usable one
 */
public record LanAddresses(List<InetAddress> addresses, List<String> names) {
    private static final int HTTPS_PORT = 443;

    /** From RFC 5737, nobody's: connecting a datagram socket sends nothing, it only asks for the route. */
    private static final InetSocketAddress SOMEWHERE_ELSE = new InetSocketAddress("203.0.113.1", 9);

    public LanAddresses {
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
        if (addresses.isEmpty()) {
            throw new IllegalStateException("this machine is in no network, so no phone can reach it");
        }
    }

    /** This machine's own, without those that hold on one link only: they need a zone, which no web address has. */
    public static LanAddresses ofThisMachine() {
        try {
            List<InetAddress> found = new ArrayList<>();
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (card.isUp() && !card.isLoopback()) {
                    found.addAll(Collections.list(card.getInetAddresses()));
                }
            }
            found.removeIf(address -> address.isLinkLocalAddress() || address.isMulticastAddress());
            InetAddress outward = outward();
            found.sort(Comparator.comparing((InetAddress address) -> !address.equals(outward))
                    .thenComparing(address -> !(address instanceof Inet4Address))
                    .thenComparing(address -> !address.isSiteLocalAddress()));
            return new LanAddresses(found, mdnsName());
        } catch (SocketException e) {
            throw new UncheckedIOException("this machine's addresses cannot be read", e);
        }
    }

    /** The same, with this address first, for where the guess is wrong. */
    public static LanAddresses ofThisMachine(InetAddress first) {
        Set<InetAddress> all = new LinkedHashSet<>(List.of(first));
        if (!first.isLoopbackAddress()) {
            all.addAll(ofThisMachine().addresses());
        }
        return new LanAddresses(new ArrayList<>(all), mdnsName());
    }

    /** The address that this machine shows to others. */
    private static InetAddress outward() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(SOMEWHERE_ELSE);
            return socket.getLocalAddress();
        } catch (IOException | UncheckedIOException noRoute) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static List<String> mdnsName() {
        try {
            String name = InetAddress.getLocalHost()
                    .getHostName()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\..*", "");
            return name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") && !name.equals("localhost") && !name.matches("\\d+")
                    ? List.of(name + ".local")
                    : List.of();
        } catch (IOException nameless) {
            return List.of();
        }
    }

    /** The address that goes into a QR code. */
    public String publicUrl(int port) {
        return origin(addresses.get(0).getHostAddress(), port);
    }

    /** The same address without TLS, for what comes before it. */
    String plainUrl(int port) {
        return "http://" + shown(addresses.get(0).getHostAddress()) + ":" + port;
    }

    /** Every origin under which the service is the same one; no other Host is answered. */
    public List<String> origins(int port) {
        Set<String> origins = new LinkedHashSet<>();
        Stream.concat(
                        addresses.stream().map(InetAddress::getHostAddress),
                        Stream.concat(names.stream(), Stream.of("localhost", "127.0.0.1")))
                .forEach(host -> origins.add(origin(host, port)));
        return List.copyOf(origins);
    }

    private static String origin(String host, int port) {
        return "https://" + shown(host) + (port == HTTPS_PORT ? "" : ":" + port);
    }

    private static String shown(String host) {
        return host.contains(":") ? "[" + shortened(host.replaceFirst("%.*", "")) + "]" : host;
    }

    /** As browsers write it (RFC 5952 §4.2): the longest run of zeros becomes two colons. */
    private static String shortened(String address) {
        String longest = "";
        Matcher zeros = Pattern.compile("(^|:)0(:0)+(:|$)").matcher(address);
        while (zeros.find()) {
            if (zeros.group().length() > longest.length()) {
                longest = zeros.group();
            }
        }
        return longest.isEmpty() ? address : address.replace(longest, "::");
    }
}
