package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Three people at three browsers in one evening: a human and a surrogate with lenses, and a person in the OS's role. Each
 * browser's microphone is a mouth on the tape, where the two people say their recorded lines again and again.
 */
final class Evening implements AutoCloseable {
    static final String MOUTH = "os-mouth";
    static final String HUMAN_MOUTH = "human-mouth";
    static final String SURROGATE_MOUTH = "surrogate-mouth";
    static final String HUMAN_EAR = "human-ear";
    static final String SURROGATE_EAR = "surrogate-ear";
    static final String OS_EAR = "os-ear";

    /** The channels that an evening is recorded on. */
    static final String[] CHANNELS = {MOUTH, HUMAN_EAR, SURROGATE_EAR, OS_EAR, HUMAN_MOUTH, SURROGATE_MOUTH};

    /** What tonight is about. Everything else on the sheet stays unanswered, as it may. */
    private static final Set<String> ACTS = Set.of("voice", "cues");

    final Party human;
    final Party surrogate;
    final Party os;
    private final List<Voice> voices;
    private String id = "";

    /** Signs everybody in; nobody has joined yet. */
    Evening(Ears ears, Chromium chromium, int port) {
        voices = List.of(
                ears.say(Sound.named("human-mic.wav"), HUMAN_MOUTH),
                ears.say(Sound.named("surrogate-mic.wav"), SURROGATE_MOUTH));
        human = Party.signIn("human", chromium.withMicrophone(ears.environment(HUMAN_EAR, HUMAN_MOUTH)), port);
        surrogate = Party.signIn(
                "surrogate", chromium.withMicrophoneAtTheFront(ears.environment(SURROGATE_EAR, SURROGATE_MOUTH)), port);
        os = Party.signIn("os", chromium.withMicrophone(ears.environment(OS_EAR, MOUTH)), port);
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
        return party.seat(id);
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
        voices.forEach(Voice::close);
    }
}
