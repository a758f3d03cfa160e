package org.souffleur.media;

/**
 * One packet on its way into a leg of this process. It is a view: whoever wants to keep anything of it copies it before
 * the call returns.
 *
 * <p>Sequence numbers (16 bits, without gaps but for losses) and timestamps (48 kHz for audio, 90 kHz for video) are the
 * down-slot's own, unbroken whoever is in it, as any other leg would see them.
 */
public interface LocalPacket {
    /** The down-slot that it came into. */
    String slot();

    Encoding encoding();

    int sequence();

    int timestamp();

    /** RFC 3551 §4.1: the first packet after silence, or after a change of source; for video the last of a picture. */
    boolean marker();

    /** The level that its sender gave (RFC 6464): 0 is the loudest, 127 silence, in −dBov; −1 where unknown. */
    int level();

    /** What holds the payload, from {@link #from} on. */
    byte[] bytes();

    int from();

    int length();

    /** How a payload is encoded; for video, as its RTP payload format packs it (RFC 7741, RFC 6184). */
    enum Encoding {
        OPUS,
        VP8,
        H264
    }
}
