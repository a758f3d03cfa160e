/**
 * An evening as it is agreed: when, and who its parties are (two or many rows, never three columns). Never here:
 * what flows tonight (session). Start at {@link org.souffleur.booking.Evenings}.
 */
@NullMarked
package org.souffleur.booking;

import org.jspecify.annotations.NullMarked;
