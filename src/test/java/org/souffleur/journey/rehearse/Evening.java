package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Three people at three browsers in one evening: a human and a surrogate with cameras and recorded voices, and a person
 * in the OS's role whose microphone is the mouth {@link #MOUTH}.
 */
final class Evening implements AutoCloseable {
    static final String MOUTH = "os-mouth";
    static final String HUMAN_EAR = "human-ear";
    static final String SURROGATE_EAR = "surrogate-ear";
    static final String OS_EAR = "os-ear";

    /** The channels that an evening is recorded on. */
    static final String[] CHANNELS = {MOUTH, HUMAN_EAR, SURROGATE_EAR, OS_EAR};

    /** What tonight is about. Everything else on the sheet stays unanswered, as it may. */
    private static final Set<String> ACTS = Set.of("voice", "cues");

    final Party human;
    final Party surrogate;
    final Party os;
    private final List<Path> files = new ArrayList<>();
    private String id = "";

    /** Signs everybody in; nobody has joined yet. */
    Evening(Ears ears, Chromium chromium, int port) {
        human = Party.signIn("human", chromium.withCamera(ears.environment(HUMAN_EAR), file("human-mic.wav")), port);
        surrogate = Party.signIn(
                "surrogate", chromium.withCamera(ears.environment(SURROGATE_EAR), file("surrogate-mic.wav")), port);
        os = Party.signIn("os", chromium.withMicrophone(ears.environment(OS_EAR, MOUTH)), port);
    }

    /** Chromium reads its microphone from a file, so that the class path's must lie in one. */
    private Path file(String name) {
        try (InputStream sound = Evening.class.getResourceAsStream("/audio/" + name)) {
            Path file = Files.createTempFile("souffleur-", "-" + name);
            files.add(file);
            Files.copy(java.util.Objects.requireNonNull(sound, name), file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an evening where none of mine is open, so that others may have stopped the one that the house opened. */
    void openOne() {
        human.openRehearsal();
        for (Party other : List.of(surrogate, os)) {
            other.page().reload();
        }
    }

    /** Everybody joins, says yes for himself or herself, and the OS opens its voice. */
    void goLive() {
        for (Party party : parties()) {
            id = party.join();
        }
        for (Party party : parties()) {
            party.agree(party.subjects().stream()
                    .filter(subject ->
                            ACTS.contains(subject) || subject.startsWith("mic:") || subject.startsWith("lens:"))
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new)));
        }
        for (Party party : parties()) {
            party.awaitState("live");
        }
        os.openVoice();
    }

    List<Party> parties() {
        return List.of(human, surrogate, os);
    }

    String id() {
        return id;
    }

    /** The seat whose lens and microphone are this party's. */
    String seat(Party party) {
        return (String) party.page()
                .evaluate("async (evening) => (await (await fetch(`/api/evenings/${evening}`)).json()).you", id);
    }

    /** In which of its slots the OS has a party's camera or microphone now. */
    String slotAtTheOs(Party party, String up) {
        Object slot = party.page()
                .evaluate(
                        "async ([evening, up]) => { const view = await (await fetch(`/api/evenings/${evening}`)).json();"
                                + " return view.flows.find((one) => one.from === view.you && one.up === up)?.down; }",
                        List.of(id, up));
        if (!(slot instanceof String found)) {
            throw new IllegalStateException("the OS does not get the " + party.role() + "'s " + up);
        }
        return found;
    }

    /** What each page shows now, for whoever must find out why an evening failed. */
    void picture(Path directory) {
        for (Party party : parties()) {
            try {
                Path file = directory.resolve(party.role() + ".png");
                party.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(file)
                                .setFullPage(true)
                                .setTimeout(5_000));
                System.err.println("rehearse: what the " + party.role() + " saw is in " + file);
            } catch (RuntimeException e) {
                System.err.println("rehearse: no picture of the " + party.role() + "'s page: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        for (Party party : parties()) {
            party.close();
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
