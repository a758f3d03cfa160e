/**
 * The local file that a stop or a withdrawal is synced to before it is acknowledged. Never here: what a record
 * means to an evening. Start at {@link org.souffleur.session.journal.Journal}.
 */
@NullMarked
package org.souffleur.session.journal;

import org.jspecify.annotations.NullMarked;
