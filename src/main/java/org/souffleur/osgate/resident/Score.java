package org.souffleur.osgate.resident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueKind;
import org.souffleur.cue.CuePattern;
import org.souffleur.osgate.resident.Step.Asked;

/**
 * What the resident says and asks for, in order; {@code sounds/resident/score.txt} explains how it is written.
 *
 * @param again where it goes on when it has come to its end
 */
record Score(List<Step> steps, int again) {
    private static final Pattern STEP = Pattern.compile("(say|ask|whisper) ([a-z-]+)");
    private static final Pattern REST = Pattern.compile("rest (\\d{1,6})");
    private static final Pattern CUE = Pattern.compile(
            "\\s+\\+(\\d{1,5}) (words|gesture|move|pace|breath|pause)(?: ~(\\w+))?(?: \\((\\w+)\\))?(?:: (.+))?");

    Score {
        steps = List.copyOf(steps);
        if (again < 0 || again >= steps.size()) {
            throw new IllegalArgumentException("a score goes on from one of its steps");
        }
    }

    static Score read() {
        return parse(Lines.text(Lines.FOLDER + "score.txt"));
    }

    /** @throws IllegalArgumentException with the first line that says nothing we know */
    static Score parse(String text) {
        List<Step> steps = new ArrayList<>();
        int again = 0;
        for (String line : text.split("\n")) {
            Matcher cue = CUE.matcher(line);
            Matcher step = STEP.matcher(line);
            Matcher rest = REST.matcher(line);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.equals("again:")) {
                again = steps.size();
            } else if (step.matches()) {
                steps.add(new Step(
                        Step.Kind.valueOf(step.group(1).toUpperCase(Locale.ROOT)), step.group(2), 0, List.of()));
            } else if (line.equals("look")) {
                steps.add(new Step(Step.Kind.LOOK, "", 0, List.of()));
            } else if (rest.matches()) {
                steps.add(new Step(Step.Kind.REST, "", Integer.parseInt(rest.group(1)), List.of()));
            } else if (cue.matches() && !steps.isEmpty()) {
                steps.add(with(steps.remove(steps.size() - 1), asked(cue)));
            } else {
                throw new IllegalArgumentException("a score does not say: " + line);
            }
        }
        return new Score(steps, again);
    }

    private static Step with(Step step, Asked cue) {
        List<Asked> cues = new ArrayList<>(step.cues());
        cues.add(cue);
        return new Step(step.kind(), step.line(), step.restMs(), cues);
    }

    private static Asked asked(Matcher cue) {
        @Nullable String pattern = cue.group(3);
        return new Asked(
                Integer.parseInt(cue.group(1)),
                CueKind.parse(cue.group(2)).orElseThrow(),
                pattern == null ? null : CuePattern.parse(pattern).orElseThrow(),
                cue.group(4),
                cue.group(5));
    }
}
