package org.souffleur.media.room;

import org.souffleur.media.sdp.Agreement;

/** What one leg may send under one name. */
final class UpSlot {
    static final DownSlot[] NOBODY = {};

    final Leg leg;
    final String name;
    final Agreement.Line line;
    boolean started;

    /** The slots that a route leads to; the room rewires them whenever routes or legs change. */
    DownSlot[] listeners = NOBODY;

    UpSlot(Leg leg, String name, Agreement.Line line) {
        this.leg = leg;
        this.name = name;
        this.line = line;
    }
}
