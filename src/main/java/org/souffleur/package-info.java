/** Souffleur: a live voice in an ear, by consent. Start reading at {@code docs/ARCHITECTURE.md}. */
@NullMarked
package org.souffleur;

import org.jspecify.annotations.NullMarked;
