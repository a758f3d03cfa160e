/**
 * The AI companions (never an operating system): their names, who may sit at their console, which program signs
 * in for them. Never here: voices or models. Start at {@link org.souffleur.os.Oses}.
 */
@NullMarked
package org.souffleur.os;

import org.jspecify.annotations.NullMarked;
