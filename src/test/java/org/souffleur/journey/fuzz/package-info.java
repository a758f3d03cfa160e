/**
 * Bytes from outside, changed by a seed, given to everything of ours that reads them: it must not throw, allocate
 * without bound, or go on for ever. A bounded part runs with the tests, the rest by {@code ./souffleur fuzz} for as long
 * as one likes. What it starts from and what it once found lies in {@code src/test/resources/fuzz}, a folder for each
 * target, and is replayed in every run. Start at {@link org.souffleur.journey.fuzz.Fuzz}; what is tried is in
 * {@link org.souffleur.journey.fuzz.Targets}.
 */
package org.souffleur.journey.fuzz;
