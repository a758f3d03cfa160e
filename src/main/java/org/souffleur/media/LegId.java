package org.souffleur.media;

/** Names one peer connection; 128 unguessable bits in base64url. */
public record LegId(String value) {}
