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

    /** It is over; the last news there is. {@code by} is a seat, or null when the clock or the house ended it. */
    record Stopped(@Nullable String by) implements EveningNews {
        @Override
        public <T> T fold(Function<Seen, T> seen, Function<Stopped, T> stopped) {
            return stopped.apply(this);
        }
    }
}
