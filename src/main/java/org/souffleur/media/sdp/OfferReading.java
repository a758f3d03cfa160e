package org.souffleur.media.sdp;

import java.util.function.Function;

/** An offer that could be read, or why not. */
public sealed interface OfferReading {
    <T> T fold(Function<Read, T> read, Function<Unreadable, T> unreadable);

    record Read(Offer offer) implements OfferReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Unreadable, T> unreadable) {
            return read.apply(this);
        }
    }

    /** {@code detail} names the line, in words fit for the caller. */
    record Unreadable(String detail) implements OfferReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
