package org.souffleur.journey.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses of another JVM's collections, from its own log, which counts microseconds where JMX counts milliseconds. */
final class MediaPauses {
    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+\\.\\d+)ms$", Pattern.MULTILINE);

    private final Path log;
    private long readTo;
    private double longestMs;

    MediaPauses(Path log) {
        this.log = log;
    }

    /** What that JVM must be started with. */
    List<String> flags() {
        return List.of("-Xlog:gc,gc+phases:file=" + log + ":uptime:filecount=0");
    }

    /** Passes over what was logged until now. */
    void skip() {
        readTo = size();
    }

    /** Looks at what was logged since the last look. */
    void look() {
        long end = size();
        byte[] text = new byte[(int) (end - readTo)];
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(readTo);
            file.readFully(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readTo = end;
        longestMs = Math.max(longestMs, longestOf(new String(text, StandardCharsets.UTF_8)));
    }

    static double longestOf(String text) {
        double longest = 0;
        Matcher pause = PAUSE.matcher(text);
        while (pause.find()) longest = Math.max(longest, Double.parseDouble(pause.group(1)));
        return longest;
    }

    double longestMs() {
        return longestMs;
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
