package org.souffleur.osgate.resident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.booking.Party;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.OnLocalLeg;
import org.souffleur.media.Relay;
import org.souffleur.people.AccountId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.people.SignIn;
import org.souffleur.session.AnswerCue;
import org.souffleur.session.FollowCues;
import org.souffleur.session.GrantAnswer;
import org.souffleur.session.GrantConsent;
import org.souffleur.session.LiveSessions;
import org.souffleur.session.SeatRecording;
import org.souffleur.session.SendCue;
import org.souffleur.session.live.LiveSession;

/**
 * Brings recordings onto their seats once somebody has come in, moves them, and lets them go when the evening is over.
 * The resident OS says its own yes, by its own program's sign-in, through the same door as any OS's program: for itself
 * and for nobody else. A mannequin says none.
 */
@ApplicationScoped
public class Recordings {
    private static final Logger LOG = Logger.getLogger(Recordings.class);

    /** Each costs about one forwarded voice; a node has room for many times that, and newcomers come one by one. */
    static final int MAX_SEATED = 200;

    /** What it lends itself to: acts that one can practise with a recording, and its cues. */
    private static final List<String> SAYS_YES_TO = List.of("voice", "cues", "walk", "hands");

    private static final long LOOK_NANOS = 250_000_000L;
    private static final long YES_AGAIN_NANOS = 2_000_000_000L;

    private final LiveSessions sessions;
    private final SeatRecording seats;
    private final GrantConsent grants;
    private final SendCue cues;
    private final AnswerCue answers;
    private final FollowCues news;
    private final Relay relay;
    private final Elsewhere elsewhere;
    private final Map<Place, Seated> seated = new HashMap<>();
    private final Score score = Score.read();
    private volatile @Nullable Lines lines;
    private boolean reading;
    private long lookedAt = Long.MIN_VALUE / 2;

    Recordings(
            LiveSessions sessions,
            SeatRecording seats,
            GrantConsent grants,
            SendCue cues,
            AnswerCue answers,
            FollowCues news,
            Relay relay,
            Elsewhere elsewhere) {
        this.sessions = sessions;
        this.seats = seats;
        this.grants = grants;
        this.cues = cues;
        this.answers = answers;
        this.news = news;
        this.relay = relay;
        this.elsewhere = elsewhere;
    }

    private record Place(EveningId evening, Seat seat) {}

    /** A recording, and how far it has come. */
    private static final class Seated {
        private final LiveSession session;
        private final Party party;
        private final Sitting sitting;
        private final Set<String> yeses = new HashSet<>();
        private volatile @Nullable LocalLeg leg;
        private volatile boolean failed;
        private volatile boolean saying;
        private long sayAt = Long.MIN_VALUE / 2;

        private Seated(LiveSession session, Party party, Sitting sitting) {
            this.session = session;
            this.party = party;
            this.sitting = sitting;
        }

        private boolean hasLeft() {
            LocalLeg held = leg;
            return failed || session.state().isOver() || held != null && !session.isLegOf(party.seat(), held.id());
        }
    }

    /** Lets time pass; whoever drives it calls it every 20 ms, always from one thread. Returns soon. */
    public void tick() {
        long nowNanos = relay.now();
        if (nowNanos - lookedAt >= LOOK_NANOS) {
            lookedAt = nowNanos;
            letGo();
            bringIn();
            seated.values().forEach(one -> sayYes(one, nowNanos));
        }
        for (Seated one : seated.values()) {
            try {
                one.sitting.tick(nowNanos);
            } catch (RuntimeException e) {
                one.failed = true; // it leaves, and comes in anew
                LOG.errorf(e, "a recording in evening %s has failed", one.session.id());
            }
        }
    }

    /** How many sit. */
    public int seated() {
        return seated.size();
    }

    private void letGo() {
        seated.values().removeIf(one -> {
            if (!one.hasLeft()) {
                return false;
            }
            one.sitting.gone();
            LocalLeg leg = one.leg;
            if (leg != null) {
                relay.closeLeg(one.session.room(), leg.id()).exceptionally(already -> null);
            }
            return true;
        });
    }

    private void bringIn() {
        for (LiveSession session : sessions.all()) {
            if (session.state().isOver()) {
                continue;
            }
            for (Party party : session.evening().parties()) {
                Place place = new Place(session.id(), party.seat());
                if (party.recording() && !seated.containsKey(place) && seated.size() < MAX_SEATED) {
                    Lines known = lines;
                    if (known == null) {
                        readLines();
                        return;
                    }
                    bringIn(place, session, party, known);
                }
            }
        }
    }

    /** Once, when somebody first rehearses. */
    private void readLines() {
        if (!reading) {
            reading = elsewhere.run(() -> lines = Lines.read());
        }
    }

    private void bringIn(Place place, LiveSession session, Party party, Lines known) {
        boolean isOs = party.role() == Role.OS;
        SittingOs os = isOs ? os(session, party, known) : null;
        SittingMannequin mannequin = isOs
                ? null
                : new SittingMannequin(new Mannequin(known.get("surrogate-mic")), session, party.seat(), answers, news);
        Sitting sitting = os != null ? os : Objects.requireNonNull(mannequin);
        OnLocalLeg ear = os != null ? os : packet -> {};
        Seated coming = new Seated(session, party, sitting);
        seated.put(place, coming);
        seats.seat(place.evening(), place.seat(), ear)
                .subscribe()
                .with(
                        opened -> {
                            if (opened.isEmpty()) {
                                coming.failed = true;
                                return;
                            }
                            coming.leg = opened.get();
                            if (os != null) {
                                os.sitsWith(opened.get());
                            }
                            if (mannequin != null) {
                                mannequin.sitsWith(opened.get());
                            }
                        },
                        broken -> coming.failed = true);
    }

    private SittingOs os(LiveSession session, Party party, Lines known) {
        boolean human = has(session, Role.HUMAN);
        boolean surrogate = has(session, Role.SURROGATE);
        return new SittingOs(
                new ResidentOs(score, known, human, surrogate),
                elsewhere,
                session,
                party.seat(),
                cues,
                news,
                relay::now);
    }

    private static boolean has(LiveSession session, Role role) {
        return session.evening().parties().stream().anyMatch(party -> party.role() == role);
    }

    private void sayYes(Seated one, long nowNanos) {
        AccountId program = one.party.program();
        if (program == null || one.leg == null || one.saying || nowNanos - one.sayAt < 0) {
            return;
        }
        Optional<String> next = SAYS_YES_TO.stream()
                .filter(subject -> !one.yeses.contains(subject))
                .findFirst();
        if (next.isEmpty()) {
            return;
        }
        String subject = next.get();
        Caller itself = new Caller(program, Set.of(Role.OS), new SignIn(program, null, SignIn.Kind.SERVICE));
        one.saying = true;
        grants.grant(itself, one.session.id(), subject)
                .onTermination()
                .invoke(() -> one.saying = false)
                .subscribe()
                .with(answer -> answered(one, subject, answer), broken -> one.sayAt = relay.now() + YES_AGAIN_NANOS);
    }

    private void answered(Seated one, String subject, GrantAnswer answer) {
        if (answer instanceof GrantAnswer.LedgerAway) {
            one.sayAt = relay.now() + YES_AGAIN_NANOS;
        } else {
            one.yeses.add(subject); // said, or not to be said here: either way it is not asked again
        }
    }
}
