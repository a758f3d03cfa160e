package org.souffleur.cue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The cues of one evening: those that wait for their moment, and those in the surrogate's hand. Plain and without a
 * clock; whoever holds it sees to one thread at a time. All times are nanoseconds of the session clock.
 */
public final class CueScore {
    /** A score of minutes fits; more is a program that has lost its place. */
    public static final int MAX_PENDING = 64;

    /** Nobody reads faster than this, and a burst is a handful. */
    public static final int MAX_PER_SECOND = 20;

    /** Beyond ten minutes nobody knows what the evening will want. */
    public static final long MAX_AHEAD_NANOS = 600_000_000_000L;

    /** How long after its moment a cue can still be answered. */
    public static final long IN_HAND_NANOS = 30_000_000_000L;

    /** Of cues in her hand the oldest goes first: only the newest are on her screen. */
    static final int MAX_IN_HAND = 64;

    /** Ids that may not come again; an hour of a cue every three or four seconds. */
    static final int IDS_REMEMBERED = 1024;

    private final Map<CueId, Cue> pending = new LinkedHashMap<>();
    private final Map<CueId, Cue> inHand = new LinkedHashMap<>();
    private final Set<CueId> known = new LinkedHashSet<>();
    private final Burst accepted = new Burst(MAX_PER_SECOND);

    /** Why this cue cannot be taken just now; empty where it can. */
    public Optional<CueProblem> refusal(NewCue cue, long nowNanos) {
        pass(nowNanos);
        if (known.contains(cue.id())) {
            return Optional.of(CueProblem.DUPLICATE_CUE);
        }
        if (cue.due().at(nowNanos) - nowNanos > MAX_AHEAD_NANOS) {
            return Optional.of(CueProblem.TOO_FAR_AHEAD);
        }
        return accepted.isOver(nowNanos) || pending.size() >= MAX_PENDING
                ? Optional.of(CueProblem.TOO_MANY_CUES)
                : Optional.empty();
    }

    /** Takes a cue that {@link #refusal} had nothing against. */
    public Cue accept(NewCue asked, String from, String to, long nowNanos) {
        Cue cue = new Cue(
                asked.id(),
                from,
                to,
                asked.kind(),
                asked.text(),
                asked.pattern(),
                asked.act(),
                asked.due().at(nowNanos));
        accepted.note(nowNanos);
        known.add(cue.id());
        dropOldest(known, IDS_REMEMBERED);
        pending.put(cue.id(), cue);
        pass(nowNanos);
        return cue;
    }

    /** Takes back a cue of this OS that is not due yet. */
    public Optional<CueProblem> retract(CueId id, String from, long nowNanos) {
        Cue cue = find(id, nowNanos).filter(found -> found.from().equals(from)).orElse(null);
        if (cue == null) {
            return Optional.of(CueProblem.NO_SUCH_CUE);
        }
        return pending.remove(id) == null ? Optional.of(CueProblem.ALREADY_DUE) : Optional.empty();
    }

    /** The cue, while it waits or can be answered. */
    public Optional<Cue> find(CueId id, long nowNanos) {
        pass(nowNanos);
        Cue waiting = pending.get(id);
        return Optional.ofNullable(waiting == null ? inHand.get(id) : waiting);
    }

    /** It has been answered for good. */
    public void remove(CueId id) {
        pending.remove(id);
        inHand.remove(id);
    }

    /** Removes what is not wanted any more and tells which, the earliest due first. */
    public List<Cue> removeIf(Predicate<Cue> unwanted) {
        List<Cue> gone = new ArrayList<>();
        for (Map<CueId, Cue> cues : List.of(inHand, pending)) {
            cues.values().removeIf(cue -> unwanted.test(cue) && gone.add(cue));
        }
        gone.sort(Comparator.comparingLong(Cue::dueNanos));
        return gone;
    }

    /** What a device that comes back must know: what she has in hand last, then all that waits, the earliest first. */
    public List<Cue> toTellAgain(String seat, long nowNanos) {
        pass(nowNanos);
        List<Cue> again = new ArrayList<>();
        inHand.values().stream()
                .filter(cue -> cue.to().equals(seat))
                .max(Comparator.comparingLong(Cue::dueNanos))
                .ifPresent(again::add);
        pending.values().stream()
                .filter(cue -> cue.to().equals(seat))
                .sorted(Comparator.comparingLong(Cue::dueNanos))
                .forEach(again::add);
        return again;
    }

    public boolean isEmpty() {
        return pending.isEmpty() && inHand.isEmpty();
    }

    /** Lets time pass: what has fallen due is in her hand, and leaves it after a while without a word. */
    public void pass(long nowNanos) {
        Iterator<Cue> waiting = pending.values().iterator();
        while (waiting.hasNext()) {
            Cue cue = waiting.next();
            if (cue.dueNanos() - nowNanos <= 0) {
                waiting.remove();
                inHand.put(cue.id(), cue);
            }
        }
        inHand.values().removeIf(cue -> nowNanos - cue.dueNanos() > IN_HAND_NANOS);
        dropOldest(inHand.keySet(), MAX_IN_HAND);
    }

    private static void dropOldest(Set<CueId> ids, int most) {
        Iterator<CueId> oldest = ids.iterator();
        while (ids.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
