package org.souffleur.journey.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A PulseAudio daemon of our own, in a directory of its own: one null sink with a channel for every mouth and every
 * ear, so that one recorder on its monitor has all of them in one sample clock. A program whose output goes to a
 * channel's sink is heard there; a program may take the same channel as its microphone, which makes it a mouth.
 */
final class Ears implements AutoCloseable {
    private static final long READY_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int END_LIMIT_S = 5;
    private static final String STAGE = "stage";

    private final Path home;
    private final List<String> names;
    private final Process daemon;
    private final Set<String> microphones = new HashSet<>();

    private Ears(Path home, List<String> names, Process daemon) {
        this.home = home;
        this.names = names;
        this.daemon = daemon;
    }

    /**
     * Starts the daemon and waits until it answers.
     *
     * @param names the channels, in the recording's order
     * @throws IllegalStateException where PulseAudio is not installed or does not start within 15 s
     */
    static Ears open(String... names) {
        try {
            Path home = Files.createTempDirectory("souffleur-ears");
            Path script = Files.writeString(home.resolve("stage.pa"), script(home, List.of(names)));
            Process daemon = process(
                            home,
                            "pulseaudio",
                            "--daemonize=no",
                            "--system=false",
                            "--exit-idle-time=-1",
                            "--use-pid-file=no",
                            "--log-target=stderr",
                            "-n",
                            "-F",
                            script.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start();
            Ears ears = new Ears(home, List.of(names), daemon);
            try {
                ears.awaitReady();
            } catch (RuntimeException e) {
                ears.close();
                throw e;
            }
            return ears;
        } catch (IOException e) {
            throw new IllegalStateException("PulseAudio did not start; is it installed? ./souffleur doctor tells", e);
        }
    }

    private static String script(Path home, List<String> names) {
        String channels = String.join(
                ",", IntStream.range(0, names.size()).mapToObj(i -> "aux" + i).toList());
        StringBuilder script = new StringBuilder(".fail\n");
        script.append("load-module module-native-protocol-unix auth-anonymous=1 socket=")
                .append(socket(home))
                .append('\n');
        script.append("load-module module-null-sink rate=48000 format=s16le sink_name=" + STAGE + " channels=")
                .append(names.size())
                .append(" channel_map=")
                .append(channels)
                .append('\n');
        for (int i = 0; i < names.size(); i++) {
            script.append("load-module module-remap-sink sink_name=" + names.get(i) + " master=" + STAGE
                    + " channels=1 channel_map=mono master_channel_map=aux" + i + " remix=no\n");
        }
        return script.append("set-default-sink ")
                .append(names.get(0))
                .append("\n")
                .toString();
    }

    /** A microphone that hears what is said at a mouth; made when it is first asked for, since each one costs all the time. */
    private String microphone(String mouth) {
        String microphone = known(mouth) + "-microphone";
        if (microphones.add(microphone)) {
            pactl(
                    "load-module",
                    "module-remap-source",
                    "source_name=" + microphone,
                    "master=" + STAGE + ".monitor",
                    "channels=1",
                    "channel_map=mono",
                    "master_channel_map=aux" + names.indexOf(mouth),
                    "remix=no");
        }
        return microphone;
    }

    /** What a program's environment must hold so that its sound goes to {@code ear} and nowhere else. */
    Map<String, String> environment(String ear) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PULSE_SERVER", "unix:" + socket(home));
        environment.put("PULSE_SINK", known(ear));
        environment.put("XDG_RUNTIME_DIR", home.toString());
        return environment;
    }

    /** The same, and its microphone hears what is said at {@code mouth}. */
    Map<String, String> environment(String ear, String mouth) {
        Map<String, String> environment = environment(ear);
        environment.put("PULSE_SOURCE", microphone(mouth));
        return environment;
    }

    /** Says a sound at a mouth, again and again, until the voice is closed. */
    Voice say(Sound sound, String mouth) {
        try {
            return new Voice(
                    process(
                                    home,
                                    "pacat",
                                    "--playback",
                                    "--raw",
                                    "--format=s16le",
                                    "--rate=48000",
                                    "--channels=1",
                                    "--latency-msec=20",
                                    "--device=" + known(mouth))
                            .redirectError(home.resolve("voice.log").toFile())
                            .start(),
                    sound.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("pacat did not start", e);
        }
    }

    /** Records every channel from now on, into a file that ends with the tape. */
    Tape record() {
        try {
            Process recorder = process(
                            home,
                            "parec",
                            "--raw",
                            "--format=s16le",
                            "--rate=48000",
                            "--channels=" + names.size(),
                            "--channel-map="
                                    + String.join(
                                            ",",
                                            IntStream.range(0, names.size())
                                                    .mapToObj(i -> "aux" + i)
                                                    .toList()),
                            "--no-remix",
                            "--no-remap",
                            "--latency-msec=10",
                            "--device=" + STAGE + ".monitor")
                    .redirectError(home.resolve("recorder.log").toFile())
                    .start();
            return new Tape(recorder, names, Files.createTempFile(home, "tape", ".s16"));
        } catch (IOException e) {
            throw new UncheckedIOException("parec did not start", e);
        }
    }

    /** Plugs another output in, as an earpiece would be; gives what {@link #unplug} takes. */
    String plug(String name) {
        return pactl("load-module", "module-null-sink", "sink_name=" + name, "rate=48000", "channels=1");
    }

    /** Makes a microphone that hears a mouth through a telephone's line: nothing above half of {@code rateHz}. */
    String telephone(String name, String mouth, int rateHz) {
        return pactl(
                "load-module",
                "module-remap-source",
                "source_name=" + name,
                "master=" + microphone(mouth),
                "rate=" + rateHz,
                "channels=1",
                "channel_map=mono");
    }

    void unplug(String module) {
        pactl("unload-module", module);
    }

    private String pactl(String... what) {
        String[] command = Stream.concat(Stream.of("pactl"), Stream.of(what)).toArray(String[]::new);
        try {
            Process asked = process(home, command)
                    .redirectError(home.resolve("pactl.log").toFile())
                    .start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!asked.waitFor(END_LIMIT_S, TimeUnit.SECONDS) || asked.exitValue() != 0) {
                throw new IllegalStateException("pactl " + String.join(" ", what) + " failed");
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("pactl did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PulseAudio was asked", e);
        }
    }

    private String known(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("no such channel: " + name);
        }
        return name;
    }

    private void awaitReady() {
        long giveUpAtNanos = System.nanoTime() + READY_LIMIT_NANOS;
        while (System.nanoTime() < giveUpAtNanos && daemon.isAlive()) {
            try {
                Process ask = process(home, "pactl", "info")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (ask.waitFor(END_LIMIT_S, TimeUnit.SECONDS) && ask.exitValue() == 0) {
                    return;
                }
                ask.destroyForcibly();
                if (daemon.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (IOException e) {
                throw new IllegalStateException("pactl did not start; is pulseaudio-utils installed?", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PulseAudio was starting", e);
            }
        }
        throw new IllegalStateException("PulseAudio did not start: " + log());
    }

    private String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            return "and left no log";
        }
    }

    /** Runs with a home of its own: another daemon's socket, cookie and settings are never looked at. */
    private static ProcessBuilder process(Path home, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("PULSE_SERVER", "unix:" + socket(home));
        builder.environment().remove("PULSE_SINK");
        builder.environment().remove("PULSE_SOURCE");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static Path socket(Path home) {
        return home.resolve("socket");
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(END_LIMIT_S, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end(daemon);
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path path :
                    new ArrayList<>(tree.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // A browser that is still ending may hold a file there; it is a temporary directory.
        }
    }
}
