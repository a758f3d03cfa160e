/**
 * Assembly: configuration becomes beans, clocks start to tick, ports meet their adapters. No rule of the product lives
 * here. Start at {@code Wiring}; the embedded stack has a package of its own.
 */
@NullMarked
package org.souffleur.wiring;

import org.jspecify.annotations.NullMarked;
