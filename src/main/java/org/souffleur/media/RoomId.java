package org.souffleur.media;

/** Names one room of the relay; opaque to media. */
public record RoomId(String value) {}
