/**
 * One adult human and the OS they share their life with. Never here: an evening of theirs (booking). Start at
 * {@link org.souffleur.couple.Couples}.
 */
@NullMarked
package org.souffleur.couple;

import org.jspecify.annotations.NullMarked;
