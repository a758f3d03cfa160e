package org.souffleur.media;

/**
 * One fixed m-line of a seat.
 *
 * @param name the slot's name, unique in its direction, as in {@code a=label} (RFC 4574): {@code voice}, {@code mic1}…
 * @param kind audio or video
 */
public record Slot(String name, Kind kind) {
    /** What travels in a slot. */
    public enum Kind {
        AUDIO,
        VIDEO
    }

    public static Slot audio(String name) {
        return new Slot(name, Kind.AUDIO);
    }

    public static Slot video(String name) {
        return new Slot(name, Kind.VIDEO);
    }
}
