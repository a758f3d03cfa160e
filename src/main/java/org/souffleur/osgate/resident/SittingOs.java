package org.souffleur.osgate.resident;

import java.util.function.LongSupplier;
import org.souffleur.booking.EveningState;
import org.souffleur.cue.CueNews;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.LocalPacket;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;
import org.souffleur.session.FollowCues;
import org.souffleur.session.SendCue;
import org.souffleur.session.live.LiveSession;

/** The resident OS on its seat: what it hears and sees goes into {@link ResidentOs}, what that says and does comes out. */
final class SittingOs implements Sitting, OnLocalLeg {
    private static final long ALIVE_NANOS = 200_000_000L;

    private final ResidentOs os;
    private final Looking looking;
    private final LiveSession session;
    private final Seat seat;
    private final SendCue cues;
    private final Runnable unfollow;
    private final LongSupplier clock;
    private volatile LocalLeg leg = Deaf.LEG;
    private long aliveAt = Long.MIN_VALUE / 2;

    SittingOs(
            ResidentOs os,
            Elsewhere elsewhere,
            LiveSession session,
            Seat seat,
            SendCue cues,
            FollowCues news,
            LongSupplier clock) {
        this.os = os;
        this.looking = new Looking(elsewhere, sight -> os.seen(clock.getAsLong(), sight));
        this.session = session;
        this.seat = seat;
        this.cues = cues;
        this.clock = clock;
        this.unfollow = news.follow(session.id(), seat, this::told);
    }

    void sitsWith(LocalLeg opened) {
        leg = opened;
    }

    @Override
    public void received(LocalPacket packet) {
        long now = clock.getAsLong();
        if (packet.encoding() == LocalPacket.Encoding.OPUS) {
            os.heard(now, packet.slot(), packet.level());
        } else {
            looking.received(now, packet);
        }
    }

    /** Under the evening's lock: noted, and nothing asked. */
    private void told(CueNews news) {
        news.fold(come -> false, withdrawn -> false, frozen -> false, state -> {
            if (state.reply() != null) {
                os.replied(state.id(), state.reply());
            }
            return true;
        });
    }

    @Override
    public void tick(long nowNanos) {
        EveningState state = session.state();
        os.inRole(nowNanos, state == EveningState.LIVE, state == EveningState.OUT_OF_ROLE);
        os.tick(nowNanos);
        for (Mouth.Frame frame = os.frame(nowNanos); frame != null; frame = os.frame(nowNanos)) {
            byte[] opus = frame.opus();
            leg.send(frame.slot(), opus, 0, opus.length, frame.timestamp(), frame.first(), frame.level());
        }
        EveningId evening = session.id();
        for (Act act = os.act(); act != null; act = os.act()) {
            act.fold(ask -> cues.send(evening, seat, ask.cue()), back -> cues.retract(evening, seat, back.cue()));
        }
        String camera = looking.wants(nowNanos);
        if (camera != null) {
            leg.wantPicture(camera);
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
