package org.souffleur.media.room.world;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.Route;
import org.souffleur.media.SeatId;

/**
 * Everything that one leg was ever sent under one name, and who is in the slot by the world's own account. Numbers must
 * run as a receiver's decoder wants them: unbroken over every change, and within one source exactly as that source
 * counted, so that a gap is there where something was lost and nowhere else.
 */
final class SlotWatch {
    private static final long TURN_NANOS = 300_000_000L;

    /** A clip's first frames may have passed before its listener came back. */
    private static final int A_FEW = 100;

    final Party party;
    final String name;
    final boolean video;

    private final String words;
    private @Nullable Object occupant;
    private long heardAt;
    private long emittedAt = -1;
    private boolean used;
    private int highest;
    private int highestTimestamp;
    private int highestPicture;
    private int highestTl0;
    private boolean markerDue;
    private boolean anchored;
    private long anchorNumber;
    private int anchorSequence;
    private int anchorPicture;
    private int anchorTl0;
    private final Map<Integer, Sent> sent = new HashMap<>();
    private final Set<Long> given = new HashSet<>();

    /** What stands under one number, for ever: the same bytes or none. */
    record Sent(byte[] datagram, @Nullable Source source, int number) {}

    /** What was found in a packet of the slot. */
    record Found(int sequence, int timestamp, boolean marker, byte[] payload) {}

    SlotWatch(Party party, String name, boolean video) {
        this.party = party;
        this.name = name;
        this.video = video;
        this.words = "the " + name + " of " + party;
    }

    Route route(Source from) {
        return new Route(from.party.seat, from.slot, party.seat, name);
    }

    @Nullable
    Object occupant() {
        return occupant;
    }

    void vacate() {
        occupant = null;
    }

    /** The house takes the slot; its first frame becomes the slot's next number. */
    void taken(HouseVoice voice) {
        occupant = voice;
        anchored = used;
        anchorNumber = 0;
        anchorSequence = highest + 1 & 0xffff;
        markerDue = true;
    }

    boolean isFreeFor(Source source, long now) {
        return occupant == source || occupant == null || occupant instanceof Source && now - heardAt >= TURN_NANOS;
    }

    /** Whether this packet would begin or go on, by what the slot has seen. */
    boolean fits(Source source, int number) {
        return occupant == source ? number >= anchorNumber : source.isKey(number);
    }

    /** Whether the slot was sent something at this moment. */
    boolean emittedAt(long moment) {
        return emittedAt == moment;
    }

    @Nullable
    Sent sent(int sequence) {
        return sent.get(sequence);
    }

    /** The newest of its numbers, or −1. */
    int highest() {
        return used ? highest : -1;
    }

    /** Judges a source's packet that is sent for the first time; null for good, or what is wrong. */
    @Nullable
    String speech(Source source, int number, Found found, byte[] datagram, long now, long moment) {
        if (source.video != video) return "sound and picture are confused in " + this;
        if (!source.saidExactly(number, found.payload())) return this + " got a payload that nobody sent";
        if (!given.add((long) source.id << 32 | number)) return this + " got packet " + number + " twice";
        if (occupant != source) {
            if (!isFreeFor(source, now)) return this + " was spoken into while another had it: " + occupant;
            if (!source.isKey(number)) return this + " begins with a picture that cannot be decoded";
            begin(source, number, found);
        }
        if (number < anchorNumber) return this + " got packet " + number + " from before the source came in";
        String wrong = numbers(number, found);
        if (wrong != null) return wrong;
        return note(new Sent(datagram, source, number), found, now, moment);
    }

    /** Judges a frame of the house. */
    @Nullable
    String house(HouseVoice voice, int frame, Found found, long now, long moment) {
        if (occupant != voice) return this + " got a frame of a clip that is not in it";
        if (now < voice.startedAt + frame * 20_000_000L) return this + " got a frame before its time";
        if (!Arrays.equals(voice.clip.frames20ms().get(frame), found.payload())) return "a frame was changed";
        if (!anchored) begin(voice, frame, found);
        String wrong = numbers(frame, found);
        if (wrong != null) return wrong;
        return note(new Sent(new byte[0], null, frame), found, now, moment);
    }

    private void begin(Object who, int number, Found found) {
        occupant = who;
        anchored = true;
        anchorNumber = number;
        anchorSequence = used ? highest + 1 & 0xffff : found.sequence();
        anchorPicture = used ? highestPicture + 1 & 0x7fff : picture(found);
        anchorTl0 = used ? highestTl0 + 1 & 0xff : tl0(found);
        markerDue = true;
    }

    private @Nullable String numbers(int number, Found found) {
        int step = (int) (number - anchorNumber);
        int due = anchorSequence + step & 0xffff;
        if (found.sequence() != due) return this + " got number " + found.sequence() + " where " + due + " was due";
        if (sent.containsKey(due)) return this + " got other bytes under number " + due + " again";
        if (video && picture(found) != (anchorPicture + step & 0x7fff))
            return this + " got picture " + picture(found) + " where " + (anchorPicture + step & 0x7fff) + " was due";
        if (video && tl0(found) != (anchorTl0 + step & 0xff)) return this + " got a TL0 that was not due";
        if (used) {
            int ahead = (short) (found.sequence() - highest);
            int later = found.timestamp() - highestTimestamp;
            if (ahead > 0 ? later <= 0 : later >= 0) return this + "'s time does not run with its numbers";
        } else if (found.sequence() > 0x8000 + number - anchorNumber + A_FEW) {
            return this + " begins in the upper half of the numbers";
        }
        if (!video && markerDue && !found.marker()) return this + " does not mark the first packet after a change";
        markerDue = false;
        return null;
    }

    private @Nullable String note(Sent packet, Found found, long now, long moment) {
        sent.put(found.sequence(), packet);
        if (!used || (short) (found.sequence() - highest) > 0) {
            highest = found.sequence();
            highestTimestamp = found.timestamp();
            if (video) {
                highestPicture = picture(found);
                highestTl0 = tl0(found);
            }
        }
        used = true;
        heardAt = now;
        emittedAt = moment;
        return null;
    }

    private int picture(Found found) {
        return video ? (found.payload()[2] & 0x7f) << 8 | found.payload()[3] & 0xff : 0;
    }

    private int tl0(Found found) {
        return video ? found.payload()[4] & 0xff : 0;
    }

    boolean isAt(SeatId seat, String slot) {
        return party.seat.equals(seat) && name.equals(slot);
    }

    @Override
    public String toString() {
        return words;
    }
}
