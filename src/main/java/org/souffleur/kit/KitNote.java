package org.souffleur.kit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.PersonId;

/**
 * One line of a kit's log: it moved, its battery was read, or something is wrong with it.
 *
 * @param kind {@code moved}, {@code battery} or {@code fault}
 * @param by who said so; null once they are erased
 * @param text the state it moved to, the per cent, or what is wrong
 */
public record KitNote(
        KitId kit, Instant at, String kind, @Nullable PersonId by, String text) {}
