/**
 * The product's own doors, knocked at without a browser: plain HTTP, WHIP with a native peer, the live line. For tests
 * and measurements; nothing here knows what is behind a door.
 */
@NullMarked
package org.souffleur.journey.door;

import org.jspecify.annotations.NullMarked;
