/**
 * What every measurement stands on: a fresh server, quantiles, the processor's idle share. What never lives here: what
 * is measured.
 */
@NullMarked
package org.souffleur.journey.measure;

import org.jspecify.annotations.NullMarked;
