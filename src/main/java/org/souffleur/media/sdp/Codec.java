package org.souffleur.media.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.Slot;

/** What we forward, in the order in which we prefer it. */
public enum Codec {
    OPUS(Slot.Kind.AUDIO, "opus", 48_000),
    VP8(Slot.Kind.VIDEO, "VP8", 90_000),
    H264(Slot.Kind.VIDEO, "H264", 90_000);

    public final Slot.Kind kind;
    public final String encodingName;
    public final int clockRate;

    Codec(Slot.Kind kind, String encodingName, int clockRate) {
        this.kind = kind;
        this.encodingName = encodingName;
        this.clockRate = clockRate;
    }

    /** Encoding names are case-insensitive (RFC 4855 §3). */
    static @Nullable Codec of(Slot.Kind kind, String name, int clockRate) {
        for (Codec codec : values()) {
            if (codec.kind == kind
                    && codec.clockRate == clockRate
                    && codec.encodingName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return codec;
            }
        }
        return null;
    }
}
