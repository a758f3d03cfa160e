package org.souffleur.consent.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/**
 * What is about to be written.
 *
 * @param factId makes writing it twice the same as once
 * @param seat who speaks; null when the house does (an evening that ends by its clock)
 * @param subject what it is about, {@code *} for all
 * @param at when it was said, not when it was written
 * @param until when the yes ends; null for what is no yes
 * @param authTime the interactive sign-in it rests on; null where it rests on none
 * @param cutMicros how long the media took to fall silent; null where nothing was cut
 */
public record NewEntry(
        UUID factId,
        EveningId evening,
        @Nullable Seat seat,
        EntryKind kind,
        String subject,
        Instant at,
        @Nullable Instant until,
        @Nullable Instant authTime,
        @Nullable Long cutMicros) {}
