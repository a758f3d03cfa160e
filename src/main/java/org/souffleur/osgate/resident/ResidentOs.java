package org.souffleur.osgate.resident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.Due;
import org.souffleur.cue.NewCue;
import org.souffleur.osgate.resident.Step.Asked;

/**
 * When the resident speaks, waits, asks and falls silent. Plain: it has no clock, no socket and no thread; its caller
 * tells it what happens ({@link #heard}, {@link #replied}, {@link #seen}, {@link #inRole}), lets time pass
 * ({@link #tick}), and takes what it says ({@link #frame}) and does ({@link #act}). Times are nanoseconds of the session
 * clock. Its methods may be called from any thread and return at once.
 *
 * <p>It does not go on before its first line, that it is a recording, was said whole: nobody is deceived (rule 4).
 */
final class ResidentOs {
    static final long GAP_NANOS = 1_600_000_000L;

    /** A question leaves room for an answer: as long as one waits at a table. */
    static final long ANSWER_NANOS = 6_000_000_000L;

    /** It goes on when nobody has spoken for so long; shorter would cut into a breath. */
    static final long SILENCE_NANOS = 1_200_000_000L;

    /** The house says first that an AI speaks; both at once would be heard by nobody. */
    static final long AFTER_THE_HOUSE_NANOS = 7_000_000_000L;

    static final long AT_ONCE_NANOS = 800_000_000L;

    /** An answer comes soon, but not on top of the touch that it answers. */
    static final long ASIDE_NANOS = 400_000_000L;

    /** A sight that is older says nothing about now. */
    static final long SIGHT_NANOS = 8_000_000_000L;

    /** Slower than half the pace is another evening. */
    private static final double SLOWEST = 2;

    /** One microphone for each person whom an OS can hear. */
    private static final int MAX_MICROPHONES = 4;

    /** What waits to be said out of turn; more at once is somebody playing with the buttons. */
    private static final int MAX_ASIDES = 4;

    /** Cues that wait or were just sent; a step has at most a handful. */
    private static final int MAX_CUES = 64;

    private final Score score;
    private final Lines lines;
    private final boolean humanListens;
    private final boolean surrogateListens;
    private final Mouth mouth = new Mouth();
    private final Map<String, Hearing> hearing = new HashMap<>();
    private final Deque<Step> asides = new ArrayDeque<>();
    private final Deque<Act> acts = new ArrayDeque<>();
    private final Map<CueId, Asked> sent = new HashMap<>();
    private final List<CueId> ahead = new ArrayList<>();
    private final Set<Asked> refused = new HashSet<>();

    private boolean inRole;
    private boolean steppedOut;
    private boolean everInRole;
    private boolean disclosed;
    private int index;
    private int cues;
    private double pace = 1;
    private @Nullable Step now;
    private @Nullable Step last;
    private @Nullable Step next;
    private boolean nextIsAside;
    private long nextAt;
    private long spokenAt;
    private boolean somebodySpeaks;
    private Sight sight = Sight.NO_CAMERA;
    private long sightAt = Long.MIN_VALUE / 2;

    /**
     * @param humanListens whether the house tells a human first that an AI speaks
     * @param surrogateListens whether there is somebody for cues and whispers
     */
    ResidentOs(Score score, Lines lines, boolean humanListens, boolean surrogateListens) {
        this.score = score;
        this.lines = lines;
        this.humanListens = humanListens;
        this.surrogateListens = surrogateListens;
    }

    /** Where the evening stands: in role it speaks; else it is silent until it is back. */
    synchronized void inRole(long nowNanos, boolean live, boolean outOfRole) {
        if (live == inRole) {
            steppedOut |= outOfRole;
            return;
        }
        inRole = live;
        somebodySpeaks = false;
        if (!live) {
            steppedOut = outOfRole;
            fallSilent();
            next = null;
            return;
        }
        if (everInRole && steppedOut && disclosed) {
            aside(new Step(Step.Kind.SAY, "back", 0, List.of()));
        }
        boolean first = !everInRole;
        everInRole = true;
        steppedOut = false;
        plan(nowNanos + (first && humanListens ? AFTER_THE_HOUSE_NANOS : AT_ONCE_NANOS));
    }

    /** One packet of a person's microphone. Whoever speaks interrupts: from here on not one more frame is said. */
    synchronized void heard(long nowNanos, String microphone, int level) {
        Hearing ear = hearing.get(microphone);
        if (ear == null) {
            if (hearing.size() >= MAX_MICROPHONES) {
                return;
            }
            ear = new Hearing();
            hearing.put(microphone, ear);
        }
        if (!ear.hear(nowNanos, level) || !inRole) {
            return;
        }
        spokenAt = nowNanos;
        if (!somebodySpeaks) {
            somebodySpeaks = true;
            fallSilent();
        }
    }

    /** The surrogate's one-touch answer. */
    synchronized void replied(@Nullable CueId cue, CueReply reply) {
        switch (reply) {
            case OK -> {}
            case CANT -> {
                Asked asked = cue == null ? null : sent.remove(cue);
                if (asked != null) {
                    refused.add(asked); // never argued with, and never asked again
                }
                if (cue != null) {
                    ahead.remove(cue);
                }
                aside(new Step(Step.Kind.SAY, "cant", 0, List.of()));
            }
            case SLOWER -> {
                pace = Math.min(SLOWEST, pace * 1.25);
                aside(new Step(Step.Kind.SAY, "slower", 0, List.of()));
            }
            case REPEAT -> {
                Step again = nextIsAside || now == null ? last : now;
                if (again != null) {
                    aside(again);
                }
            }
        }
    }

    /** What can be told of the newest picture. */
    synchronized void seen(long nowNanos, Sight what) {
        sight = what;
        sightAt = nowNanos;
    }

    /** Lets time pass. */
    synchronized void tick(long nowNanos) {
        if (!inRole) {
            return;
        }
        if (somebodySpeaks) {
            if (nowNanos - spokenAt < SILENCE_NANOS) {
                return;
            }
            somebodySpeaks = false;
            plan(nowNanos);
        }
        Step saying = now;
        if (saying != null && !mouth.speaks()) {
            now = null;
            ahead.clear();
            said(saying);
            plan(nowNanos + pause(saying));
        }
        if (now == null && next != null && !nextIsAside && disclosed && !asides.isEmpty()) {
            plan(nowNanos + ASIDE_NANOS);
        }
        Step due = next;
        if (now == null && due != null && nowNanos - nextAt >= 0) {
            begin(due);
        }
    }

    private void begin(Step step) {
        next = null;
        if (nextIsAside) {
            asides.poll();
        }
        now = step;
        // Begun when it was due, not when somebody looked: its cues are due by the same clock.
        if (step.kind() != Step.Kind.REST) {
            mouth.begin(nextAt, line(step, nextAt), step.kind() == Step.Kind.WHISPER ? "whisper" : "voice");
        }
    }

    /** A line was said to its end: only then is it done. */
    private void said(Step step) {
        if (!nextIsAside) {
            if (step.line().equals("recording")) {
                disclosed = true;
            }
            last = step;
            advance();
        }
    }

    private void advance() {
        index = index + 1 < score.steps().size() ? index + 1 : score.again();
    }

    private long pause(Step after) {
        return switch (after.kind()) {
            case ASK -> (long) (ANSWER_NANOS * pace);
            case REST -> (long) (after.restMs() * 1_000_000L * pace);
            case SAY, WHISPER, LOOK -> (long) (GAP_NANOS * pace);
        };
    }

    /** Decides what comes next and when, and sends its cues ahead, so that they are there when they are due. */
    private void plan(long atNanos) {
        takeBack();
        Step aside = disclosed ? asides.peek() : null;
        nextIsAside = aside != null;
        Step step = aside;
        for (int i = 0; step == null && i <= score.steps().size(); i++) {
            Step candidate = score.steps().get(index);
            if (candidate.kind() == Step.Kind.WHISPER && !surrogateListens) {
                advance();
            } else {
                step = candidate;
            }
        }
        next = step;
        nextAt = atNanos;
        if (step != null && surrogateListens) {
            for (Asked cue : step.cues()) {
                if (!refused.contains(cue)) {
                    ask(step, cue, atNanos);
                }
            }
        }
    }

    private void ask(Step step, Asked cue, long startNanos) {
        if (sent.size() >= MAX_CUES) {
            sent.clear();
        }
        CueId id = new CueId("echo-" + ++cues);
        @Nullable String text = cue.text();
        if (text == null && cue.kind().needsText()) {
            text = lines.get(step.line()).words();
        }
        Due due = Due.atMs(Due.ms(startNanos + cue.afterMs() * 1_000_000L));
        sent.put(id, cue);
        ahead.add(id);
        acts.add(new Act.Ask(new NewCue(id, cue.kind(), text, due, cue.pattern(), cue.act(), null)));
    }

    private void takeBack() {
        for (CueId id : ahead) {
            sent.remove(id);
            acts.add(new Act.TakeBack(id));
        }
        ahead.clear();
    }

    /** Not one more frame, and no cue of a line that nobody hears. What was begun is not begun again, but for the first. */
    private void fallSilent() {
        Step cut = now;
        boolean wasAside = nextIsAside;
        mouth.stop();
        takeBack();
        next = null;
        now = null;
        if (cut != null && !wasAside && disclosed) {
            last = cut;
            advance();
        }
    }

    private void aside(Step step) {
        if (asides.size() < MAX_ASIDES) {
            asides.add(step);
        }
    }

    private Line line(Step step, long nowNanos) {
        if (step.kind() != Step.Kind.LOOK) {
            return lines.get(step.line());
        }
        Sight known = nowNanos - sightAt <= SIGHT_NANOS ? sight : Sight.NO_CAMERA;
        return lines.get(known.line());
    }

    /** The next frame that is due, or null. */
    synchronized Mouth.@Nullable Frame frame(long nowNanos) {
        return inRole && !somebodySpeaks ? mouth.due(nowNanos) : null;
    }

    /** The next thing to do, or null. */
    synchronized @Nullable Act act() {
        return acts.poll();
    }
}
