package org.souffleur.media.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;

/**
 * Decides which slot each m-line carries: by {@code a=label}, else by kind and direction in the plan's order. Labelled
 * lines choose first, so that an unlabelled one never takes a slot that is named further down.
 */
final class SlotAssignment {
    private final List<Slot> upLeft;
    private final List<Slot> downLeft;
    private final @Nullable String[] up;
    private final @Nullable String[] down;
    private @Nullable String refusal;

    SlotAssignment(List<Offer.MediaLine> media, SeatPlan plan) {
        upLeft = new ArrayList<>(plan.up());
        downLeft = new ArrayList<>(plan.down());
        up = new String[media.size()];
        down = new String[media.size()];
        for (int pass = 0; pass < 2 && refusal == null; pass++) {
            for (int i = 0; i < media.size() && refusal == null; i++) {
                Offer.MediaLine line = media.get(i);
                Slot.Kind kind = kind(line);
                if (line.rejected() || kind == null || line.direction() == Offer.Direction.INACTIVE) continue;
                if ((line.label() != null) == (pass == 0)) assign(i, line, kind);
            }
        }
    }

    static Slot.@Nullable Kind kind(Offer.MediaLine line) {
        switch (line.kind()) {
            case "audio":
                return Slot.Kind.AUDIO;
            case "video":
                return Slot.Kind.VIDEO;
            default:
                return null;
        }
    }

    /** Why the offer asks for more than the plan has, or null. */
    @Nullable
    String refusal() {
        return refusal;
    }

    @Nullable
    String up(int index) {
        return up[index];
    }

    @Nullable
    String down(int index) {
        return down[index];
    }

    private void assign(int index, Offer.MediaLine line, Slot.Kind kind) {
        Offer.Direction way = line.direction();
        if (way.sends()) up[index] = take(upLeft, kind, line.label());
        if (way.receives()) down[index] = take(downLeft, kind, line.label());
        if (up[index] != null || down[index] != null) return;
        String what = line.label() == null ? "another " + line.kind() + " line" : "'" + line.label() + "'";
        String verb = way == Offer.Direction.RECVONLY ? "receive " : "send ";
        refusal = "m-line " + (index + 1) + ": this seat may not " + verb + what + ".";
    }

    private static @Nullable String take(List<Slot> left, Slot.Kind kind, @Nullable String label) {
        for (Slot slot : left) {
            if (slot.kind() == kind && (label == null || label.equals(slot.name()))) {
                left.remove(slot);
                return slot.name();
            }
        }
        return null;
    }
}
