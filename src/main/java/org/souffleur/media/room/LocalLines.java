package org.souffleur.media.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.media.sdp.Agreement;
import org.souffleur.media.sdp.Codec;

/** What a leg of this process would have negotiated, had it offered: every slot of its seat, every codec we forward. */
final class LocalLines {
    static final int OPUS = 96; // RFC 3551 §3: any dynamic number does, for nobody else reads it
    static final int AUDIO_LEVEL = 1;

    private static final Map<Codec, Integer> AUDIO = Map.of(Codec.OPUS, OPUS);
    private static final Map<Codec, Integer> VIDEO = Map.of(Codec.VP8, 97, Codec.H264, 98);
    private static final Agreement.Feedback NONE = new Agreement.Feedback(false, false, false, false);

    private LocalLines() {}

    static List<Agreement.Line> of(SeatPlan plan, IntSupplier chance) {
        List<Agreement.Line> lines = new ArrayList<>();
        for (Slot slot : plan.up()) {
            if (slot.kind() == Slot.Kind.AUDIO) lines.add(line(slot, true, chance.getAsInt()));
        }
        for (Slot slot : plan.down()) lines.add(line(slot, false, chance.getAsInt()));
        return lines;
    }

    private static Agreement.Line line(Slot slot, boolean up, int ssrc) {
        return new Agreement.Line(
                slot.name(),
                slot.kind(),
                up ? slot.name() : null,
                up ? null : slot.name(),
                slot.kind() == Slot.Kind.AUDIO ? AUDIO : VIDEO,
                0,
                AUDIO_LEVEL,
                0,
                0,
                ssrc,
                up ? List.of(ssrc) : List.of(),
                NONE);
    }
}
