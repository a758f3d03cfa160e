/**
 * Pages, the REST API and sockets: HTTP in, a door's verb, HTTP out. No rule of the product is decided here. Start at
 * {@code EveningsApi} for programs and at {@code HomePage} for people.
 */
@NullMarked
package org.souffleur.web;

import org.jspecify.annotations.NullMarked;
