package org.souffleur.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that became true.
 *
 * @param kind in words with dashes: {@code consent-withdrawn}
 * @param about the evening or thing it concerns, by id
 * @param json what a listener needs, ids only
 */
public record Fact(UUID id, Instant at, String kind, UUID about, String json) {}
