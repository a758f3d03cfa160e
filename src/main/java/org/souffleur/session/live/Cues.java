package org.souffleur.session.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.EveningState;
import org.souffleur.consent.Attendee;
import org.souffleur.consent.Scope;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.cue.Burst;
import org.souffleur.cue.Cue;
import org.souffleur.cue.CueGone;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CueNews.State;
import org.souffleur.cue.CueOutcome;
import org.souffleur.cue.CueProblem;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.CueScore;
import org.souffleur.cue.NewCue;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

/**
 * The cues of one live evening: when they flow, freeze and go. Only its session touches it, under the session's lock,
 * and whatever it tells is told under that lock: a withdrawal is with her devices before anybody acknowledges it.
 */
final class Cues {
    /** How long frozen cues are kept for a return; after that the moment that they were made for has gone. */
    static final long THAW_NANOS = 30_000_000_000L;

    /** A thumb is slower; each of a surrogate's devices may tell of each cue. */
    private static final int MAX_ANSWERS_PER_SECOND = 40;

    private final CueScore score = new CueScore();
    private final Burst answers = new Burst(MAX_ANSWERS_PER_SECOND);
    private final List<Attendee> parties;
    private final BiConsumer<Seat, CueNews> tell;
    private @Nullable Long frozenAtNanos;

    Cues(List<Attendee> parties, BiConsumer<Seat, CueNews> tell) {
        this.parties = parties;
        this.tell = tell;
    }

    /**
     * What the rules look at.
     *
     * @param osIsLost whether an OS is not found just now
     */
    record Moment(EveningState state, Scope scope, boolean osIsLost, Instant now, long nowNanos) {
        private boolean cuesAreAgreed() {
            return scope.covers(What.CUES, now);
        }

        private boolean actIsAgreed(@Nullable String act) {
            return act == null
                    || Subject.parse(act)
                            .filter(subject -> scope.covers(subject, now))
                            .isPresent();
        }
    }

    /** Whom the cue would be for: the surrogate it names, or the only one there is. */
    Optional<Seat> listener(NewCue cue) {
        List<Seat> surrogates = seats(Role.SURROGATE);
        if (cue.to() == null) {
            return surrogates.size() == 1 ? Optional.of(surrogates.get(0)) : Optional.empty();
        }
        return surrogates.stream().filter(seat -> seat.name().equals(cue.to())).findFirst();
    }

    CueOutcome send(Seat from, Seat to, NewCue asked, Moment moment) {
        Optional<CueProblem> refusal = refusal(asked, moment);
        if (refusal.isPresent()) {
            return new CueOutcome.Refused(refusal.get());
        }
        Cue cue = score.accept(asked, from.name(), to.name(), moment.nowNanos());
        tell.accept(to, new CueNews.Come(cue));
        return new CueOutcome.Accepted(cue.dueNanos());
    }

    private Optional<CueProblem> refusal(NewCue asked, Moment moment) {
        if (moment.state() != EveningState.LIVE) {
            return Optional.of(CueProblem.NOT_IN_ROLE);
        }
        if (!moment.cuesAreAgreed()) {
            return Optional.of(CueProblem.CUES_NOT_AGREED);
        }
        if (!moment.actIsAgreed(asked.act())) {
            return Optional.of(CueProblem.ACT_NOT_AGREED);
        }
        return score.refusal(asked, moment.nowNanos());
    }

    Optional<CueProblem> retract(Seat from, CueId id, long nowNanos) {
        Optional<Cue> cue = score.find(id, nowNanos);
        Optional<CueProblem> refusal = score.retract(id, from.name(), nowNanos);
        if (refusal.isEmpty()) {
            cue.ifPresent(gone -> tellGone(gone, CueGone.RETRACTED, null, nowNanos));
        }
        return refusal;
    }

    /** It was painted; a moment that cannot be true is drawn to the nearest that can. */
    Optional<CueProblem> shown(Seat by, CueId id, long atNanos, long nowNanos) {
        Cue cue = hers(by, id, nowNanos).orElse(null);
        if (cue == null) {
            return Optional.of(CueProblem.NO_SUCH_CUE);
        }
        if (!answers.takes(nowNanos)) {
            return Optional.of(CueProblem.TOO_MANY_CUES);
        }
        long paintedAt = Math.min(nowNanos, Math.max(atNanos, nowNanos - CueScore.IN_HAND_NANOS));
        tell.accept(new Seat(cue.from()), new State(id, State.What.SHOWN, null, null, paintedAt));
        return Optional.empty();
    }

    /** Her answer to a cue, or to nothing in particular. */
    Optional<CueProblem> reply(Seat by, @Nullable CueId id, CueReply reply, long nowNanos) {
        // What she cannot do is never one too many.
        if (reply != CueReply.CANT && !answers.takes(nowNanos)) {
            return Optional.of(CueProblem.TOO_MANY_CUES);
        }
        if (id == null) {
            seats(Role.OS).forEach(os -> tell.accept(os, new State(null, State.What.REPLIED, reply, null, nowNanos)));
            return Optional.empty();
        }
        Cue cue = hers(by, id, nowNanos).orElse(null);
        if (cue == null) {
            return Optional.of(CueProblem.NO_SUCH_CUE);
        }
        switch (reply) {
            case CANT -> {
                score.remove(id);
                tellGone(cue, CueGone.CANT, reply, nowNanos);
            }
            case OK, SLOWER, REPEAT -> {
                if (reply == CueReply.OK) {
                    score.remove(id);
                }
                tell.accept(new Seat(cue.from()), new State(id, State.What.REPLIED, reply, null, nowNanos));
            }
        }
        return Optional.empty();
    }

    private Optional<Cue> hers(Seat by, CueId id, long nowNanos) {
        return score.find(id, nowNanos).filter(cue -> cue.to().equals(by.name()));
    }

    /** Brings the cues in line with everything known. */
    void settle(Moment moment) {
        score.pass(moment.nowNanos());
        freeze(moment);
        Optional<CueGone> all = whyNone(moment);
        score.removeIf(cue -> all.isPresent())
                .forEach(cue -> tellGone(cue, all.orElseThrow(), null, moment.nowNanos()));
        score.removeIf(cue -> !moment.actIsAgreed(cue.act()))
                .forEach(cue -> tellGone(cue, CueGone.ACT, null, moment.nowNanos()));
    }

    private Optional<CueGone> whyNone(Moment moment) {
        if (moment.state().isOver()) {
            return Optional.of(CueGone.STOPPED);
        }
        if (!moment.cuesAreAgreed()) {
            return Optional.of(CueGone.CONSENT);
        }
        if (moment.state() == EveningState.OUT_OF_ROLE) {
            return Optional.of(CueGone.OUT_OF_ROLE);
        }
        Long since = frozenAtNanos;
        return since != null && moment.nowNanos() - since >= THAW_NANOS
                ? Optional.of(CueGone.FROZEN)
                : Optional.empty();
    }

    private void freeze(Moment moment) {
        boolean freezes =
                moment.state() == EveningState.PAUSED || (moment.state() == EveningState.LIVE && moment.osIsLost());
        Long since = frozenAtNanos;
        if (freezes && since == null) {
            frozenAtNanos = moment.nowNanos();
            tellFrozen(true);
        } else if (!freezes && since != null) {
            frozenAtNanos = null;
            // What should have been seen meanwhile would now be seen all at once, and too late.
            score.removeIf(cue -> cue.dueNanos() - since >= 0 && cue.dueNanos() - moment.nowNanos() <= 0)
                    .forEach(cue -> tellGone(cue, CueGone.FROZEN, null, moment.nowNanos()));
            if (!moment.state().isOver()) {
                tellFrozen(false);
            }
        }
    }

    /** What a device of this seat must know that has just come, in order; what it held before is worth nothing. */
    List<CueNews> tellAgain(Seat seat, long nowNanos) {
        if (!seats(Role.SURROGATE).contains(seat)) {
            return List.of();
        }
        List<CueNews> again = new ArrayList<>();
        again.add(new CueNews.Frozen(frozenAtNanos != null));
        score.toTellAgain(seat.name(), nowNanos).forEach(cue -> again.add(new CueNews.Come(cue)));
        return again;
    }

    private void tellFrozen(boolean isFrozen) {
        seats(Role.SURROGATE).forEach(seat -> tell.accept(seat, new CueNews.Frozen(isFrozen)));
    }

    private void tellGone(Cue cue, CueGone why, @Nullable CueReply reply, long nowNanos) {
        tell.accept(new Seat(cue.to()), new CueNews.Withdrawn(cue.id(), why));
        tell.accept(new Seat(cue.from()), new State(cue.id(), State.What.WITHDRAWN, reply, why, nowNanos));
    }

    private List<Seat> seats(Role role) {
        return parties.stream()
                .filter(party -> party.role() == role)
                .map(Attendee::seat)
                .toList();
    }
}
