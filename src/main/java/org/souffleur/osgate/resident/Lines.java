package org.souffleur.osgate.resident;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.souffleur.media.Clip;
import org.souffleur.media.Relays;

/** The prepared lines: the words of {@code sounds/resident/lines.txt}, each with the sound of its name beside it. */
final class Lines {
    static final String FOLDER = "/sounds/resident/";
    private static final Pattern LINE = Pattern.compile("([a-z-]+): (.+)");

    private final Map<String, Line> byName;

    Lines(Map<String, Line> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Reads and encodes them all: about half a second, so on no thread that others wait for. */
    static Lines read() {
        Map<String, Line> lines = new LinkedHashMap<>();
        words().forEach((name, words) -> lines.put(name, new Line(name, words, sound(name))));
        return new Lines(lines);
    }

    /** The words by name. */
    static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String text : text(FOLDER + "lines.txt").split("\n")) {
            Matcher line = LINE.matcher(text);
            if (!text.startsWith("#") && line.matches()) {
                words.put(line.group(1), line.group(2));
            }
        }
        return words;
    }

    /** @throws IllegalStateException for a name that no line has: a score and its lines belong together */
    Line get(String name) {
        Line line = byName.get(name);
        if (line == null) {
            throw new IllegalStateException("no line is called " + name);
        }
        return line;
    }

    static String text(String resource) {
        try (InputStream in = open(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            StringBuilder all = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                all.append(line).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static Clip sound(String name) {
        try (InputStream wav = open(FOLDER + name + ".wav")) {
            return Relays.clip(wav);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be played", e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Lines.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing from the build");
        }
        return in;
    }
}
