package org.souffleur.media.others;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Networks that a test makes for itself (Linux network namespaces), so that what a network forbids is forbidden by the
 * kernel and by nobody's good will. Every place is connected with the street, which forwards between them; the street
 * can be told what it lets through. Nothing of it touches the machine's own network.
 */
final class OwnNetworks implements AutoCloseable {
    private static final String STREET = "street";
    private static final int NEW_NETWORK = 0x4000_0000; // CLONE_NEWNET

    private final String prefix = "sf" + ProcessHandle.current().pid() + "-";
    private final List<String> places = new ArrayList<>();
    private final List<ExecutorService> threads = new ArrayList<>();

    /** What of the C library we need. */
    public interface LibC extends Library {
        int open(String path, int flags);

        int setns(int descriptor, int kind);

        int close(int descriptor);
    }

    private OwnNetworks() {}

    /** Why this machine lets nobody make networks; empty where it does. */
    static String whyNot() {
        String name = "sf" + ProcessHandle.current().pid() + "-try";
        String refused = run(List.of("ip", "netns", "add", name));
        return refused.isEmpty() ? run(List.of("ip", "netns", "del", name)) : refused;
    }

    /** The street, and places beside it, each with an address of both families: 10.77.n.1 and fd77:n::1. */
    static OwnNetworks with(String... places) {
        OwnNetworks made = new OwnNetworks();
        try {
            made.must("ip", "netns", "add", made.name(STREET));
            for (String setting : List.of("ipv4/ip_forward", "ipv6/conf/all/forwarding")) {
                String forward = "echo 1 > /proc/sys/net/" + setting;
                made.must("ip", "netns", "exec", made.name(STREET), "sh", "-c", forward);
            }
            for (String place : places) made.build(place);
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void build(String place) {
        places.add(place);
        int n = places.size();
        must("ip", "netns", "add", name(place));
        must("ip", "link", "add", "eth0", "netns", name(place), "type", "veth", "peer", place, "netns", name(STREET));
        for (String family : List.of("10.77." + n + ".%d/24", "fd77:" + n + "::%d/64")) {
            // Without duplicate detection an IPv6 address can be used at once.
            String[] soon = family.startsWith("f") ? new String[] {"nodad"} : new String[0];
            must(with(soon, "ip", "-n", name(place), "addr", "add", family.formatted(1), "dev", "eth0"));
            must(with(soon, "ip", "-n", name(STREET), "addr", "add", family.formatted(254), "dev", place));
        }
        must("ip", "-n", name(place), "link", "set", "lo", "up");
        must("ip", "-n", name(place), "link", "set", "eth0", "up");
        must("ip", "-n", name(STREET), "link", "set", place, "up");
        must("ip", "-n", name(place), "route", "add", "default", "via", "10.77." + n + ".254");
        must("ip", "-n", name(place), "-6", "route", "add", "default", "via", "fd77:" + n + "::254");
    }

    /** The street swallows all UDP that comes from this place. */
    void blocksUdpFrom(String place) {
        for (String family : List.of("-4", "-6")) swallowUdp(family, place);
    }

    private void swallowUdp(String family, String from, String... further) {
        List<String> rule =
                new ArrayList<>(List.of("ip", "-n", name(STREET), family, "rule", "add", "pref", "9", "iif", from));
        rule.addAll(List.of(further));
        rule.addAll(List.of("ipproto", "udp", "blackhole"));
        must(rule.toArray(String[]::new));
    }

    /** The street swallows the UDP that goes from one place to the other. */
    void blocksUdp(String from, String to) {
        int n = places.indexOf(to) + 1;
        for (String target : List.of("10.77." + n + ".0/24", "fd77:" + n + "::/64")) {
            String family = target.startsWith("f") ? "-6" : "-4";
            swallowUdp(family, from, "to", target);
        }
    }

    /** Takes a place its IPv4 address. */
    void speaksIpv6Only(String place) {
        must("ip", "-n", name(place), "-4", "addr", "flush", "dev", "eth0");
    }

    InetAddress ipv4(String place) {
        return address("10.77." + (places.indexOf(place) + 1) + ".1");
    }

    InetAddress ipv6(String place) {
        return address("fd77:" + (places.indexOf(place) + 1) + "::1");
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command, as run in a place. */
    List<String> in(String place, List<String> command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name(place)));
        whole.addAll(command);
        return whole;
    }

    /** Runs something of this process in a place: whatever sockets it opens are there, and stay there. */
    <T> T inside(String place, Callable<T> task) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        threads.add(thread);
        try {
            return thread.submit(() -> {
                        move(place);
                        return task.call();
                    })
                    .get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("nothing could be opened in " + place, e);
        }
    }

    private void move(String place) {
        LibC c = Native.load("c", LibC.class);
        int descriptor = c.open("/run/netns/" + name(place), 0);
        if (descriptor < 0 || c.setns(descriptor, NEW_NETWORK) != 0) {
            throw new IllegalStateException("this thread may not go to " + place);
        }
        c.close(descriptor);
    }

    /** A program that runs another in a place, for callers who take a path and no arguments. */
    Path wrapper(String place, String program) {
        try {
            Path script = Files.createTempFile("souffleur-" + place, ".sh");
            Files.writeString(script, "#!/bin/sh\nexec ip netns exec " + name(place) + " " + program + " \"$@\"\n");
            script.toFile().setExecutable(true);
            script.toFile().deleteOnExit();
            return script;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name(String place) {
        return prefix + place;
    }

    private static String[] with(String[] more, String... command) {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.addAll(List.of(more));
        return whole.toArray(String[]::new);
    }

    private void must(String... command) {
        String refused = run(List.of(command));
        if (!refused.isEmpty()) throw new IllegalStateException(String.join(" ", command) + ": " + refused);
    }

    /** What the command complained about; empty where it did what it should. */
    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : said.isEmpty() ? "refused" : said;
        } catch (IOException e) {
            return "there is no " + command.get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdownNow);
        for (String place : places) run(List.of("ip", "netns", "del", name(place)));
        run(List.of("ip", "netns", "del", name(STREET)));
    }
}
