/**
 * Kits: an earpiece and a small camera with a label: where each is, who has it, what is wrong with it. Never here: when it
 * is free (calendar), for which evening it is set aside (booking). Having one is never a condition for leaving. Start at
 * {@link org.souffleur.kit.KitState}.
 */
@NullMarked
package org.souffleur.kit;

import org.jspecify.annotations.NullMarked;
