package org.souffleur.session;

import java.time.Duration;
import java.time.ZoneId;
import org.souffleur.session.live.LiveSettings;

/**
 * What a node is told about itself.
 *
 * @param node names this node in the evenings' rows
 * @param stopKey signs stop credentials; 32 bytes, the same on all nodes and over restarts, or old credentials go dead
 * @param zone in which times are said in sentences
 * @param turn what devices behind hostile networks may use
 * @param databaseTimeout how long one reading or writing may take before the database counts as away
 */
public record SessionSettings(
        String node, byte[] stopKey, ZoneId zone, TurnServers turn, Duration databaseTimeout, LiveSettings live) {

    private static final int STOP_KEY_BYTES = 32;

    /** Well inside a lease, so that three readings can fail before one lapses. */
    public static final Duration USUAL_DATABASE_TIMEOUT = Duration.ofSeconds(2);

    public SessionSettings {
        if (stopKey.length != STOP_KEY_BYTES) {
            throw new IllegalArgumentException("a stop key has 32 bytes, this one has " + stopKey.length);
        }
    }
}
