package org.souffleur.calendar;

import java.util.UUID;

/**
 * Whose hours they are.
 *
 * @param id a person's for a human and a surrogate, an OS's own, a kit's own
 */
public record Owner(OwnerKind kind, UUID id) {}
