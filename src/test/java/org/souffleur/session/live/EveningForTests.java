package org.souffleur.session.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.souffleur.booking.Evening;
import org.souffleur.booking.EveningState;
import org.souffleur.booking.Party;
import org.souffleur.consent.ConsentRules;
import org.souffleur.consent.Leases;
import org.souffleur.consent.Subject;
import org.souffleur.consent.Subject.What;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueNews;
import org.souffleur.cue.Due;
import org.souffleur.cue.NewCue;
import org.souffleur.media.Clip;
import org.souffleur.media.LegId;
import org.souffleur.media.SeatId;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.session.RecordingRelay;

/** A live evening of three on clocks that the test moves; what each seat is told about cues is written down as words. */
final class EveningForTests {
    static final Seat HUMAN = new Seat("s1");
    static final Seat OS = new Seat("s2");
    static final Seat SURROGATE = new Seat("s3");
    static final long SECOND = 1_000_000_000L;
    private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");

    final RecordingRelay relay = new RecordingRelay();
    final AtomicReference<Instant> wall = new AtomicReference<>(START);
    final List<String> told = new ArrayList<>();
    final List<CueNews> news = new ArrayList<>();
    final LiveSession session = new LiveSession(
            new Evening(
                    new EveningId(new UUID(7, 7)),
                    START,
                    START.plus(Duration.ofHours(3)),
                    EveningState.PREPARING,
                    START,
                    Set.of(),
                    List.of(
                            new Party(HUMAN, Role.HUMAN, new DisplayName("Alex"), new AccountId("a1"), null),
                            new Party(OS, Role.OS, new DisplayName("Sam"), new AccountId("a3"), null),
                            new Party(SURROGATE, Role.SURROGATE, new DisplayName("Robin"), new AccountId("a4"), null))),
            relay,
            wall::get,
            notice -> Optional.of(new Clip(List.of(new byte[] {(byte) notice.ordinal()}))),
            LiveSettings.USUAL,
            new OnEvening() {
                @Override
                public void changed(EveningId evening) {
                    // Views are another test's business.
                }

                @Override
                public void stateChanged(EveningId evening) {
                    // So is what outlives the node.
                }

                @Override
                public void cueNews(EveningId evening, Seat to, CueNews heard) {
                    news.add(heard);
                    told.add(to + " " + words(heard));
                }
            });

    EveningForTests() {
        relay.advance(1000 * SECOND); // a session clock never starts at nought
    }

    static EveningForTests live() {
        EveningForTests evening = new EveningForTests();
        for (Seat seat : List.of(HUMAN, OS, SURROGATE)) {
            evening.session.enter(seat, PresentedBy.PROGRAM);
            evening.session.legOpened(seat, leg(seat), PresentedBy.PROGRAM);
            evening.session.legConnected(new SeatId(seat.name()), leg(seat), false);
        }
        evening.agree(evening.everything());
        if (evening.session.state() != EveningState.LIVE) {
            throw new AssertionError("the evening did not go live");
        }
        return evening;
    }

    static LegId leg(Seat seat) {
        return new LegId("leg-" + seat.name());
    }

    static NewCue words(String id) {
        return NewCue.words(new CueId(id), "Take your time.");
    }

    static NewCue words(String id, long dueInMs) {
        return words(id).dueAt(Due.inMs(dueInMs));
    }

    /** Everything that an evening can agree to, but for what darkens lenses. */
    List<Subject> everything() {
        return ConsentRules.sheet(session.attendees()).stream()
                .filter(subject -> subject.what() != What.PRIVATE)
                .toList();
    }

    void agree(List<Subject> subjects) {
        session.renewed(Leases.agreed(
                session.id(), session.attendees(), subjects, session.evening().endsAt(), relay.now()));
    }

    /** Lets both clocks run as they do in the service, ten looks a second, with the ledger read again and again. */
    void pass(long ms) {
        for (long left = ms; left > 0; left -= 100) {
            long step = Math.min(100, left);
            relay.advance(step * 1_000_000);
            wall.updateAndGet(now -> now.plusMillis(step));
            if (relay.now() - session.leaseReadAtNanos().orElse(0L) >= 2 * SECOND) {
                agree(everything());
            }
            session.tick();
        }
    }

    /** The OS's leg falls silent now, as the relay tells it. */
    void osFallsSilent() {
        session.legSilent(new SeatId(OS.name()), leg(OS), relay.now());
    }

    static String words(CueNews news) {
        return news.fold(
                come -> "come " + come.cue().id(),
                gone -> "withdrawn " + gone.id() + " " + gone.why().wire(),
                frozen -> frozen.isFrozen() ? "frozen" : "thawed",
                state -> state.id() + " " + state.what().name().toLowerCase(Locale.ROOT)
                        + (state.reply() == null ? "" : " " + state.reply().wire())
                        + (state.why() == null ? "" : " " + state.why().wire()));
    }
}
