package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.souffleur.booking.Party;
import org.souffleur.media.LegId;
import org.souffleur.media.LegOutcome;
import org.souffleur.media.Relay;
import org.souffleur.media.SeatId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.session.LegAnswer.NoEntry;
import org.souffleur.session.LegAnswer.NotYours;
import org.souffleur.session.LegAnswer.Opened;
import org.souffleur.session.LegAnswer.Refused;
import org.souffleur.session.live.LiveSession;
import org.souffleur.session.live.PresentedBy;
import org.souffleur.session.live.SeatPlans;

/** A party's device offers its media. A party that has not come in does so by this: a plain WHIP client has no page. */
@ApplicationScoped
public class OpenLeg {
    private final LiveSessions sessions;
    private final EnterEvening door;
    private final Relay relay;
    private final IceServers iceServers;

    OpenLeg(LiveSessions sessions, EnterEvening door, Relay relay, IceServers iceServers) {
        this.sessions = sessions;
        this.iceServers = iceServers;
        this.door = door;
        this.relay = relay;
    }

    /** The offer's answer. Whatever it offers, only what was agreed to flows. */
    public Uni<LegAnswer> open(Caller caller, EveningId evening, String offerSdp) {
        boolean isIn = sessions.carried(evening)
                .filter(session -> session.evening()
                        .partyOf(caller.account())
                        .filter(party -> session.hasEntered(party.seat()))
                        .isPresent())
                .isPresent();
        return isIn
                ? offer(caller, evening, offerSdp)
                : door.enter(caller, evening)
                        .chain(answer -> answer.fold(
                                entered -> offer(caller, evening, offerSdp),
                                over -> Uni.createFrom().item(new NoEntry(over)),
                                notYours -> Uni.createFrom().item(new NotYours()),
                                notNow -> Uni.createFrom().item(new NoEntry(notNow))));
    }

    public Uni<Boolean> isParty(Caller caller, EveningId evening) {
        return sessions.facts(evening)
                .map(found ->
                        found.flatMap(facts -> facts.partyOf(caller.account())).isPresent());
    }

    /** What a party's device may use before it offers; nothing for anybody else. */
    public Uni<List<IceServer>> iceServers(Caller caller, EveningId evening) {
        return sessions.facts(evening)
                .map(found -> found.filter(
                                facts -> facts.partyOf(caller.account()).isPresent())
                        .map(facts -> iceServers.until(facts.endsAt()))
                        .orElse(List.of()))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<LegAnswer> offer(Caller caller, EveningId evening, String offerSdp) {
        LiveSession session = sessions.carried(evening).orElse(null);
        Party party = session == null
                ? null
                : session.evening().partyOf(caller.account()).orElse(null);
        if (session == null || party == null) {
            return Uni.createFrom().item(new NotYours());
        }
        if (session.state().isOver()) {
            return Uni.createFrom().item(new NoEntry(new EntryAnswer.Over()));
        }
        if (!session.takesOffer(party.seat(), relay.now())) {
            return Uni.createFrom().item(RestartLeg.tooFast());
        }
        if (!session.hasRoomForALeg(party.seat())) {
            return Uni.createFrom()
                    .item(new Refused(
                            LegOutcome.Reason.BUSY, "This seat has as many connections as it may; close one first."));
        }
        PresentedBy by = EnterEvening.presentedBy(caller, party);
        return Uni.createFrom()
                .completionStage(() -> relay.openLeg(
                        session.room(), new SeatId(party.seat().name()), SeatPlans.of(party.role()), offerSdp))
                .map(outcome -> outcome.fold(
                        opened -> keep(session, party, opened, by),
                        refused -> new Refused(refused.reason(), refused.detail())));
    }

    private LegAnswer keep(LiveSession session, Party party, LegOutcome.Opened opened, PresentedBy by) {
        LegId leg = opened.leg();
        if (session.legOpened(party.seat(), leg, by)) {
            return new Opened(
                    leg,
                    opened.answerSdp(),
                    opened.iceSession(),
                    iceServers.until(session.evening().endsAt()));
        }
        relay.closeLeg(session.room(), leg).exceptionally(gone -> null);
        return new NoEntry(new EntryAnswer.Over());
    }
}
