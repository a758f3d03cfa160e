/**
 * Who hears whom. A {@link Room} holds legs, routes and a lease; a packet that may go on is renumbered into each
 * listener's slot and protected for that leg. Sans I/O: time and bytes come in as arguments, datagrams go out through a
 * queue, and chance was given at birth, so that a test can run an evening on a virtual clock. Never here: sockets,
 * threads, handshakes. Start at {@link Room#receive}; docs/notes/slots.md tells the idea.
 */
@NullMarked
package org.souffleur.media.room;

import org.jspecify.annotations.NullMarked;
