package org.souffleur.media.peer;

import org.souffleur.media.Slot;

/**
 * One m-line of a peer.
 *
 * @param slot the label
 * @param sends true where the peer sends it, false where it receives
 * @param labelled whether the offer names it
 */
public record PeerLine(String slot, Slot.Kind kind, boolean sends, boolean labelled) {
    public static PeerLine sends(String slot, Slot.Kind kind) {
        return new PeerLine(slot, kind, true, true);
    }

    public static PeerLine receives(String slot, Slot.Kind kind) {
        return new PeerLine(slot, kind, false, true);
    }

    public PeerLine unlabelled() {
        return new PeerLine(slot, kind, sends, false);
    }

    /** What every native peer uses; any number would do, for the offer says which. */
    public int payloadType() {
        return kind == Slot.Kind.AUDIO ? 109 : 120;
    }
}
