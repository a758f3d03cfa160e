/**
 * When somebody, or something, has time: recurring hours (RFC 5545), exceptions, zones, coarse cells and the way between
 * them, and what follows for the coming days. Never here: who anybody is, or what an evening is; owners are plain ids.
 * Start at {@link org.souffleur.calendar.HoursRules}.
 */
@NullMarked
package org.souffleur.calendar;

import org.jspecify.annotations.NullMarked;
