/**
 * Facts written in the transaction that made them true, to be delivered to other nodes and to people. Never here:
 * who listens. Start at {@link org.souffleur.outbox.Outbox}.
 */
@NullMarked
package org.souffleur.outbox;

import org.jspecify.annotations.NullMarked;
