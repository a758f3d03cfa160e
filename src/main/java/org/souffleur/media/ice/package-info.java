/**
 * The server's half of ICE-lite (RFC 8445 §2.5): reads connectivity checks, authenticates them by short-term credentials
 * (RFC 8489 §9.1) and says which path a leg should use. No sockets and no timers; it never sends a check of its own.
 * Start at {@link IceLite}.
 */
@NullMarked
package org.souffleur.media.ice;

import org.jspecify.annotations.NullMarked;
