package org.souffleur.media.room;

import java.util.Locale;

/** Every reason for which a datagram or a packet goes no further. */
public enum Drop {
    /** Not STUN, DTLS or RTP by its first byte (RFC 7983), or too long for us. */
    NOT_OURS,
    /** From an address that no authenticated check has come from. */
    UNKNOWN_ADDRESS,
    MALFORMED_STUN,
    /** A check for no leg of ours, or whose integrity does not hold. */
    FORGED_STUN,
    /** A check that came before: answered where the peer is known to be, and worth nothing. */
    REPEATED_STUN,
    /** DTLS from an address that has not passed ICE, or more of it than a handshake needs. */
    UNEXPECTED_DTLS,
    /** All handshake threads are busy; the ClientHello will come again. */
    HANDSHAKES_BUSY,
    HANDSHAKE_FAILED,
    /** From a leg of this process that was closed meanwhile. */
    LEG_CLOSED,
    /** An ear in this process threw something. */
    EAR_FAILED,
    /** Media before the keys are there. */
    NO_KEYS,
    FORGED_SRTP,
    REPLAYED_SRTP,
    UNUSABLE_SRTP,
    /** Authenticated, and more than any leg has reason to send. */
    TOO_FAST,
    MALFORMED_RTP,
    MALFORMED_RTCP,
    /** No m-line claims this SSRC. */
    UNKNOWN_SOURCE,
    UNKNOWN_PAYLOAD_TYPE,
    /** A newer leg of the same seat sends this slot now. */
    SUPERSEDED,
    /** Nobody may hear it now. */
    NO_ROUTE,
    NO_LEASE,
    LISTENER_AWAY,
    NO_COMMON_CODEC,
    /** Another source is speaking into this slot. */
    SLOT_TAKEN,
    /** The house itself is speaking into this slot. */
    CLIP_PLAYING,
    /** A picture that cannot be decoded before the next whole one. */
    AWAITING_KEY_FRAME,
    /** Older than the moment at which its source came into the slot. */
    BEFORE_SWITCH,
    OUT_QUEUE_FULL,
    SOCKET_FULL,
    /** Asked for again, but no longer kept. */
    NOT_KEPT,
    /** Asked for again too soon. */
    RESENT_JUST_NOW,
    /** Asked for again by somebody whose network is full as it is. */
    NO_ROOM_TO_RESEND;

    /** As metrics and reports name it: {@code no-route}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
