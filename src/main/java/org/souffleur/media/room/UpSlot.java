package org.souffleur.media.room;

import org.jspecify.annotations.Nullable;
import org.souffleur.media.sdp.Agreement;

/** What one leg may send under one name. */
final class UpSlot {
    static final DownSlot[] NOBODY = {};

    final Leg leg;
    final String name;
    final Agreement.Line line;
    boolean started;

    /** Who speaks for the seat under this name, shared by all its legs. */
    final Speaker speaker;

    /** The slots that a route leads to; the room rewires them whenever routes or legs change. */
    DownSlot[] listeners = NOBODY;

    /** The one up-slot of a seat and name that is heard, of those that its legs have. */
    static final class Speaker {
        @Nullable
        UpSlot now;
    }

    UpSlot(Leg leg, String name, Agreement.Line line, Speaker speaker) {
        this.leg = leg;
        this.name = name;
        this.line = line;
        this.speaker = speaker;
    }
}
