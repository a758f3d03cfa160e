package org.souffleur.cue;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an OS asks for, as it is before anybody has looked whether it may. Well formed by construction.
 *
 * @param text 1 to {@value #MAX_TEXT} characters without control characters and with one that can be seen; null only
 *     for a breath or a pause
 * @param act an act's plain word; null where the cue needs none
 * @param to the surrogate's seat; null means the only one
 */
public record NewCue(
        CueId id,
        CueKind kind,
        @Nullable String text,
        Due due,
        @Nullable CuePattern pattern,
        @Nullable String act,
        @Nullable String to) {
    /** What fits on a phone at arm's length; more is read out by the whisper. */
    public static final int MAX_TEXT = 280;

    /** The acts that consent knows; {@code CuesTest} holds the two lists together. */
    public static final Set<String> ACTS = Set.of("voice", "walk", "hands", "embrace", "dance", "private");

    private static final Pattern TEXT =
            Pattern.compile("[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*");

    /** @throws IllegalArgumentException with a sentence for its sender, where it is not well formed */
    public NewCue {
        if (text == null) {
            need(!kind.needsText(), "A cue of kind " + kind.wire() + " needs a text.");
        } else {
            need(
                    text.codePointCount(0, text.length()) <= MAX_TEXT
                            && TEXT.matcher(text).matches(),
                    "A cue's text has 1 to " + MAX_TEXT + " characters, at least one that can be seen, on one line.");
        }
        need(act == null || ACTS.contains(act), "A cue's act is voice, walk, hands, embrace, dance or private.");
    }

    /** Words that are due now, for the only surrogate. */
    public static NewCue words(CueId id, String text) {
        return new NewCue(id, CueKind.WORDS, text, Due.now(), null, null, null);
    }

    public NewCue dueAt(Due when) {
        return new NewCue(id, kind, text, when, pattern, act, to);
    }

    private static void need(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    @Override
    public String toString() {
        return "NewCue[" + id + "]"; // what is said between people never reaches a log line
    }
}
