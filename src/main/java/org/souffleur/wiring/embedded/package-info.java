/**
 * The embedded stack: real PostgreSQL, real Keycloak and the service on one machine, for demos, development and tests.
 * Runs in a launcher process of its own, never inside the service; production starts none of it. Start at
 * {@link org.souffleur.wiring.embedded.Launcher}.
 */
@NullMarked
package org.souffleur.wiring.embedded;

import org.jspecify.annotations.NullMarked;
