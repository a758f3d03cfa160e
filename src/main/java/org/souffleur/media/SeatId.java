package org.souffleur.media;

/** Names one place in a room; who sits there is not media's business. One seat may hold several legs. */
public record SeatId(String value) {}
