/**
 * What bad networks do to an evening's media, measured with real Chromium: {@code ./souffleur bench networks}. What
 * never lives here: the networks themselves, which are in {@code org.souffleur.media.network}. Start at
 * {@link org.souffleur.journey.networks.NetworksBench}.
 */
@NullMarked
package org.souffleur.journey.networks;

import org.jspecify.annotations.NullMarked;
