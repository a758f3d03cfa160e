package org.souffleur.session.live;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.souffleur.booking.Party;
import org.souffleur.media.Clip;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.media.SeatId;
import org.souffleur.people.Role;

/** The house's own prepared sentences in the ears of one evening. */
final class HouseVoice {
    private static final String EAR = "voice";

    /** Whose ears each notice is for. */
    private static final Map<Notice, Set<Role>> LISTENERS = new EnumMap<>(Map.of(
            Notice.AN_AI_SPEAKS, EnumSet.of(Role.HUMAN),
            Notice.CALM_PAUSE, EnumSet.of(Role.HUMAN, Role.SURROGATE),
            Notice.AN_UNDERSTUDY, EnumSet.of(Role.HUMAN, Role.SURROGATE)));

    private final Relay relay;
    private final RoomId room;
    private final List<Party> parties;
    private final NoticeSounds sounds;
    private final Set<Notice> saidOnce = EnumSet.noneOf(Notice.class);
    private boolean understudySpoke;

    HouseVoice(Relay relay, RoomId room, List<Party> parties, NoticeSounds sounds) {
        this.relay = relay;
        this.room = room;
        this.parties = parties;
        this.sounds = sounds;
    }

    /** Says it; what is said once in an evening (that an AI speaks) is not said again at each return. */
    void say(Notice notice) {
        if (notice == Notice.AN_AI_SPEAKS && !saidOnce.add(notice)) {
            return;
        }
        forEachEar(notice, (seat, clip) -> {
            CompletionStage<Void> played = relay.play(room, seat, EAR, clip);
            played.exceptionally(unheard -> null);
        });
    }

    /** The understudy says one sentence for each loss of an OS, and falls silent in its middle when the OS is back. */
    void standIn(boolean osIsLost, boolean isLive) {
        if (osIsLost && isLive && !understudySpoke) {
            say(Notice.AN_UNDERSTUDY);
            understudySpoke = true;
        } else if (!osIsLost && understudySpoke) {
            forEachEar(Notice.AN_UNDERSTUDY, (seat, clip) -> relay.hush(room, seat, EAR, clip));
            understudySpoke = false;
        }
    }

    private void forEachEar(Notice notice, BiConsumer<SeatId, Clip> does) {
        Set<Role> listeners = LISTENERS.getOrDefault(notice, Set.of());
        sounds.of(notice)
                .ifPresent(clip -> parties.stream()
                        .filter(party -> listeners.contains(party.role()))
                        .forEach(party -> does.accept(new SeatId(party.seat().name()), clip)));
    }
}
