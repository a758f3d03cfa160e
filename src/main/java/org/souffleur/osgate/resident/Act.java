package org.souffleur.osgate.resident;

import java.util.function.Consumer;
import org.souffleur.cue.CueId;
import org.souffleur.cue.NewCue;

/** Something that the resident does besides speaking. */
sealed interface Act {
    void fold(Consumer<Ask> ask, Consumer<TakeBack> takeBack);

    /** Sends a cue. */
    record Ask(NewCue cue) implements Act {
        @Override
        public void fold(Consumer<Ask> ask, Consumer<TakeBack> takeBack) {
            ask.accept(this);
        }
    }

    /** Takes a cue back that is not due yet. */
    record TakeBack(CueId cue) implements Act {
        @Override
        public void fold(Consumer<Ask> ask, Consumer<TakeBack> takeBack) {
            takeBack.accept(this);
        }
    }
}
