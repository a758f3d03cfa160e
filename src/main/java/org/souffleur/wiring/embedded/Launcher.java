package org.souffleur.wiring.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.souffleur.consent.ledger.CheckpointKey;
import org.souffleur.consent.ledger.Ed25519CheckpointKey;
import org.souffleur.consent.ledger.LedgerVerdict;
import org.souffleur.consent.ledger.VerifyLedger;
import org.souffleur.wiring.Secrets;

/**
 * What {@code ./souffleur up}, {@code down}, {@code dev} and {@code token} run. Keeps the stack in the foreground,
 * starts a part again that ended by itself, and ends everything on Ctrl-C.
 */
public final class Launcher {
    /** A part that keeps ending has a fault that starting it again will not mend. */
    private static final int MAX_RESTARTS = 5;

    private static final int ALREADY_RUNNING = 3;
    /** Block characters and ellipses are in UTF-8, whatever the locale of a bare machine says. */
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final Map<String, String> options;

    private Launcher(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: up | stack | down | verify-ledger | token ACCOUNT");
            System.exit(2);
        }
        Map<String, String> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                words.add(arguments[i]);
            }
        }
        Launcher launcher = new Launcher(options);
        int status;
        try {
            status = switch (arguments[0]) {
                case "up" -> launcher.up(true);
                case "stack" -> launcher.up(false);
                case "down" -> launcher.down();
                case "verify-ledger" -> launcher.verifyLedger();
                case "token" -> launcher.token(words.isEmpty() ? "" : words.get(0));
                default -> throw new IllegalArgumentException("no such command: " + arguments[0]);
            };
        } catch (RuntimeException e) {
            System.err.println("souffleur: " + e.getMessage()
                    + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
            status = 1;
        }
        System.exit(status);
    }

    private int up(boolean withService) throws Exception {
        long startedAtNanos = System.nanoTime();
        Path data = Path.of(option("data"));
        StackDirectory holder = new StackDirectory(data);
        if (!holder.lock()) {
            out.println("Souffleur is already running"
                    + holder.note("url").map(url -> " at " + url).orElse(" (still starting)")
                    + holder.note("launcher.pid").map(pid -> ", process " + pid).orElse("")
                    + ". Stop it with Ctrl-C there, or with ./souffleur down.");
            return ALREADY_RUNNING;
        }
        out.println("Souffleur is starting; its data is in " + holder.root());
        Path keycloakHome = step(
                "Keycloak unpacked and built (only the first time)",
                () -> KeycloakHome.prepared(Path.of(option("keycloak-zip")), Path.of(option("cache"))));
        int port = Integer.parseInt(option("port"));
        boolean lan = "true".equals(options.get("lan"));
        Stack.endOrphans(holder);
        if ("true".equals(options.get("fresh"))) {
            step("earlier data removed", () -> {
                fresh(holder);
                return "";
            });
        }
        if (!portIsFree(port, lan)) {
            throw new IllegalStateException(
                    "port " + port + " is taken by another program. Choose one with --port, or end that program.");
        }
        Stack stack = new Stack(new Stack.Plan(
                data,
                port,
                keycloakHome,
                Path.of(option("realm")),
                Path.of(option("service")),
                new Stack.Lan(lan, options.get("address"))));
        LanSite site = stack.lan();
        AuthorityPage authority = site == null
                ? null
                : AuthorityPage.open("0.0.0.0", site.authorityPort(), site.authority(), site.url() + "/");
        holder.note("launcher.pid", Long.toString(ProcessHandle.current().pid()));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            out.println("\nStopping …");
                            stack.close();
                            if (authority != null) {
                                authority.close();
                            }
                            out.println("Everything is stopped; your data is kept.");
                        },
                        "stop-the-stack"));
        step("PostgreSQL is ready", stack::startDatabase);
        stack.startKeycloak();
        if (withService) {
            stack.startService();
        }
        step("Keycloak is ready", () -> {
            stack.awaitKeycloak();
            return "";
        });
        if (withService) {
            step("the service is ready", () -> {
                stack.awaitService();
                return "";
            });
        } else {
            StringBuilder environment = new StringBuilder();
            stack.serviceEnvironment()
                    .forEach((name, value) -> environment
                            .append("export ")
                            .append(name)
                            .append("='")
                            .append(value)
                            .append("'\n"));
            StackDirectory.writeSecret(holder.run().resolve("service.env"), environment.toString());
        }
        holder.note("url", stack.url());
        holder.note("mode", site == null ? "loopback" : "lan");
        out.printf("%nReady after %.1f s.%n%n", (System.nanoTime() - startedAtNanos) / 1e9);
        if (site != null) {
            new LanWelcome(site, "true".equals(options.get("colour"))).lines().forEach(out::println);
        } else if (withService) {
            welcome(stack.url());
        }
        out.flush();
        supervise(stack, withService);
        return 1;
    }

    private void welcome(String url) {
        String port = url.substring(url.lastIndexOf(':'));
        out.println("  Open      " + url);
        out.println("  Sign in   human1, human2, os1, surrogate1, surrogate2 or host1 (the password is the name)");
        out.println("  Be three people in one browser:");
        for (String name : List.of("human", "surrogate", "os", "host")) {
            out.println("            http://" + name + ".localhost" + port);
        }
        out.println("  Letters   " + url + "/letters (nothing is sent; what would be is there)");
        out.println("  Stop      Ctrl-C");
    }

    /** Starts again what ends by itself, until Ctrl-C or until a part has ended too often. */
    private void supervise(Stack stack, boolean withService) {
        Map<String, Integer> restarts = new HashMap<>();
        Map<String, CompletableFuture<String>> ends = new HashMap<>();
        for (String part : withService ? Stack.PARTS : Stack.PARTS.subList(0, 2)) {
            ends.put(part, stack.end(part));
        }
        while (true) {
            String part = (String) CompletableFuture.anyOf(ends.values().toArray(CompletableFuture<?>[]::new))
                    .join();
            if (stack.closing()) {
                return;
            }
            if (restarts.merge(part, 1, Integer::sum) > MAX_RESTARTS) {
                out.println(part + " keeps ending; see " + stack.directory().logs());
                return;
            }
            out.println(part + " ended by itself; starting it again.");
            stack.start(part);
            ends.put(part, stack.end(part));
        }
    }

    private int down() {
        StackDirectory directory = new StackDirectory(Path.of(option("data")));
        boolean was = !directory.lock();
        if (was) {
            directory
                    .note("launcher.pid")
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .ifPresent(handle -> RunningPart.endProcess(handle, "TERM"));
            out.println("Souffleur is stopped; your data is kept.");
            return 0;
        }
        boolean orphans = Stream.of(Stack.SERVICE, Stack.KEYCLOAK)
                        .flatMap(name -> RunningPart.recall(directory, name).stream())
                        .filter(part -> part.alive().isPresent())
                        .peek(RunningPart::end)
                        .count()
                > 0;
        boolean database = EmbeddedDatabase.endOrphan(directory.postgres());
        out.println(
                orphans || database ? "What an earlier start left running is stopped." : "Souffleur is not running.");
        return 0;
    }

    private int token(String account) {
        if (account.isEmpty()) {
            throw new IllegalArgumentException("say for whom: token human1");
        }
        StackDirectory directory = new StackDirectory(Path.of(option("data")));
        String keycloak = directory
                .note("keycloak-url")
                .orElseThrow(
                        () -> new IllegalStateException("Souffleur is not running here; start it with ./souffleur up"));
        KeycloakConsole console =
                new KeycloakConsole(keycloak, directory.note("url").orElse(keycloak));
        boolean program = account.equals("os-sam");
        if (directory.note("mode").equals(Optional.of("lan"))) {
            LanSecrets secrets = LanSecrets.of(directory, new SecureRandom());
            out.println(
                    program
                            ? console.programToken(account, secrets.of(account))
                            : console.personToken(account, secrets));
        } else {
            out.println(program ? console.programToken(account, account) : console.demoToken(account));
        }
        return 0;
    }

    /** Reads every chain, whether the stack runs or not. 0: sound, 1: something is wrong and was named. */
    private int verifyLedger() throws SQLException {
        StackDirectory directory = new StackDirectory(Path.of(option("data")));
        if (!Files.exists(directory.postgres())) {
            throw new IllegalStateException("there is no ledger in " + directory.root());
        }
        if (!directory.lock()) {
            String port = directory
                    .note("database-port")
                    .orElseThrow(() -> new IllegalStateException("Souffleur is still starting; try again in a moment"));
            return verdict(directory, Integer.parseInt(port));
        }
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(directory.postgres(), 0, directory.logs().resolve("postgres.log"), Stack.ROWS)) {
            return verdict(directory, database.port());
        }
    }

    private int verdict(StackDirectory directory, int port) throws SQLException {
        PGSimpleDataSource rows = new PGSimpleDataSource();
        rows.setUrl("jdbc:postgresql://localhost:" + port + "/" + Stack.ROWS);
        rows.setUser("postgres");
        CheckpointKey key = Ed25519CheckpointKey.fromSeed(
                Secrets.key("SOUFFLEUR_CHECKPOINT_KEY", Optional.of(directory.secret(Stack.CHECKPOINT_KEY))));
        LedgerVerdict verdict = new VerifyLedger(rows, key).verify();
        out.println(verdict.text());
        return verdict.isSound() ? 0 : 1;
    }

    private String option(String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static boolean portIsFree(int port, boolean everywhere) {
        try (java.net.ServerSocket ignored = new java.net.ServerSocket(
                port, 1, java.net.InetAddress.getByName(everywhere ? "0.0.0.0" : "127.0.0.1"))) {
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static void fresh(StackDirectory directory) throws java.io.IOException {
        EmbeddedDatabase.endOrphan(directory.postgres());
        for (Path part : List.of(directory.postgres(), directory.keycloak(), directory.keys(), directory.journal())) {
            if (!Files.exists(part)) {
                continue;
            }
            try (Stream<Path> tree = Files.walk(part)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(directory.keys());
        Files.createDirectories(directory.journal());
    }

    private interface Step<T> {
        T run() throws Exception;
    }

    private <T> T step(String what, Step<T> step) throws Exception {
        long fromNanos = System.nanoTime();
        T result = step.run();
        out.printf("  %-52s %5.1f s%n", what, (System.nanoTime() - fromNanos) / 1e9);
        out.flush();
        return result;
    }
}
