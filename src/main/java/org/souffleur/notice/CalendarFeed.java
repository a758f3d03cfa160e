package org.souffleur.notice;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.souffleur.people.AccountId;
import org.souffleur.people.Sha256;

/**
 * Somebody's calendar for programs: at most one each, and off until they make an address.
 *
 * @param naming what its events' names are made with; the same when the address changes
 * @param language of its titles, as a tag of BCP 47
 * @param madeAt when its address was made
 */
public record CalendarFeed(AccountId account, UUID naming, String language, Instant madeAt) {
    private static final int UID_BYTES = 16;

    /** An event's own name in this feed: always the same here, and another in each other feed. */
    public String uid(UUID of) {
        return HexFormat.of().formatHex(Sha256.of(bytes(naming), bytes(of)), 0, UID_BYTES);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
