package org.souffleur.media;

/**
 * The proof of a cut: after {@code doneAtNanos} no covered packet leaves the node.
 *
 * @param askedAtNanos when the relay was asked, on {@link Relay#now()}
 * @param doneAtNanos when the room's thread had flushed and closed the routes
 */
public record Cut(long askedAtNanos, long doneAtNanos) {}
