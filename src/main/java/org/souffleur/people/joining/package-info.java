/**
 * On the way to a first evening: that somebody is an adult, who may be asked after them, the call with a host. Never
 * here: what they are like (profiles), when they can (calendar). Start at {@link org.souffleur.people.joining.Join}.
 */
@NullMarked
package org.souffleur.people.joining;

import org.jspecify.annotations.NullMarked;
