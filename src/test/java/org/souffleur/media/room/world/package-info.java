/**
 * A whole evening as a simulation: legs, network, time and permission by one seed, and after every step the question
 * whether each promise of the room was kept. The package stands outside the room's on purpose: it sees what io sees, so
 * that it cannot ask the room what is allowed. Never here: real time, threads, chance without a seed. Start at
 * {@link World}; {@link Fate} has the dice.
 */
@NullMarked
package org.souffleur.media.room.world;

import org.jspecify.annotations.NullMarked;
