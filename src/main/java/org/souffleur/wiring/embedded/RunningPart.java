package org.souffleur.wiring.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is remembered on disk, so that whoever starts next can find and end an orphan. The start time
 * guards against a process number that somebody else got since.
 */
record RunningPart(String name, long pid, long startedAtMs) {
    private static final Duration GRACE = Duration.ofSeconds(15);

    static RunningPart remember(StackDirectory directory, String name, ProcessHandle process) {
        RunningPart part = new RunningPart(name, process.pid(), startOf(process));
        directory.note(name + ".pid", part.pid + " " + part.startedAtMs);
        return part;
    }

    static Optional<RunningPart> recall(StackDirectory directory, String name) {
        return directory.note(name + ".pid").flatMap(line -> {
            String[] words = line.split(" ");
            return words.length == 2 && words[0].matches("\\d{1,10}") && words[1].matches("\\d{1,15}")
                    ? Optional.of(new RunningPart(name, Long.parseLong(words[0]), Long.parseLong(words[1])))
                    : Optional.empty();
        });
    }

    /** The process, if it still is the one that was remembered. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> startOf(handle) == startedAtMs);
    }

    /** Asks it to end, waits, then insists. */
    void end() {
        alive().ifPresent(handle -> endProcess(handle, "TERM"));
    }

    static void endProcess(ProcessHandle handle, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
            handle.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            handle.destroyForcibly();
            try {
                handle.onExit().get(5, TimeUnit.SECONDS);
            } catch (Exception stillThere) {
                // The kernel has been told; what starts next says so if the port is still taken.
            }
        }
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
}
