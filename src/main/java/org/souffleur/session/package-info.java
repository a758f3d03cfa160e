/**
 * The live evening's doors: one verb that a person can do each. Never here: SDP, rows, HTTP. Start at {@link
 * org.souffleur.session.EnterEvening}, then {@link org.souffleur.session.live.LiveSession}.
 */
@NullMarked
package org.souffleur.session;

import org.jspecify.annotations.NullMarked;
