package org.souffleur.osgate.resident;

import org.souffleur.booking.EveningState;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.CueReply;
import org.souffleur.media.LocalLeg;
import org.souffleur.people.Seat;
import org.souffleur.session.AnswerCue;
import org.souffleur.session.FollowCues;
import org.souffleur.session.live.LiveSession;

/** A mannequin on its seat. It listens to nothing: what comes into its ears is let go. */
final class SittingMannequin implements Sitting {
    private static final long ALIVE_NANOS = 200_000_000L;

    private final Mannequin mannequin;
    private final LiveSession session;
    private final Seat seat;
    private final AnswerCue answers;
    private final Runnable unfollow;
    private volatile LocalLeg leg = Deaf.LEG;
    private long aliveAt = Long.MIN_VALUE / 2;

    SittingMannequin(Mannequin mannequin, LiveSession session, Seat seat, AnswerCue answers, FollowCues news) {
        this.mannequin = mannequin;
        this.session = session;
        this.seat = seat;
        this.answers = answers;
        this.unfollow = news.follow(session.id(), seat, this::told);
    }

    void sitsWith(LocalLeg opened) {
        leg = opened;
    }

    private void told(CueNews news) {
        news.fold(
                come -> {
                    mannequin.come(come.cue());
                    return true;
                },
                withdrawn -> {
                    mannequin.withdrawn(withdrawn.id());
                    return true;
                },
                frozen -> true,
                state -> false);
    }

    @Override
    public void tick(long nowNanos) {
        mannequin.inRole(nowNanos, session.state() == EveningState.LIVE);
        mannequin.tick(nowNanos);
        for (Mouth.Frame frame = mannequin.frame(nowNanos); frame != null; frame = mannequin.frame(nowNanos)) {
            byte[] opus = frame.opus();
            leg.send(frame.slot(), opus, 0, opus.length, frame.timestamp(), frame.first(), frame.level());
        }
        for (Mannequin.Answer answer = mannequin.answer(); answer != null; answer = mannequin.answer()) {
            if (answer.seen()) {
                answers.shown(session.id(), seat, answer.cue(), answer.atNanos());
            } else {
                answers.reply(session.id(), seat, answer.cue(), CueReply.OK);
            }
        }
        if (nowNanos - aliveAt >= ALIVE_NANOS) {
            aliveAt = nowNanos;
            leg.alive();
        }
    }

    @Override
    public void gone() {
        unfollow.run();
    }
}
