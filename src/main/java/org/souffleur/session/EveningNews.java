package org.souffleur.session;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a watcher hears. */
public sealed interface EveningNews {
    <T> T fold(Function<Seen, T> seen, Function<Stopped, T> stopped);

    /** How it stands now. */
    record Seen(EveningView view) implements EveningNews {
        @Override
        public <T> T fold(Function<Seen, T> seen, Function<Stopped, T> stopped) {
            return seen.apply(this);
        }
    }

    /** It is over; the last news there is. {@code by} is a seat, {@link #HOST}, or null when the clock ended it. */
    record Stopped(@Nullable String by) implements EveningNews {
        /** Stands where a seat would: a host has none. */
        static final String HOST = "host";

        @Override
        public <T> T fold(Function<Seen, T> seen, Function<Stopped, T> stopped) {
            return stopped.apply(this);
        }
    }
}
