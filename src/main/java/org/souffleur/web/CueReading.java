package org.souffleur.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.souffleur.cue.CueId;
import org.souffleur.cue.CueReply;
import org.souffleur.cue.NewCue;

/** A message about cues, as it was read. */
sealed interface CueReading {
    <T> T fold(
            Function<Sent, T> sent,
            Function<Retracted, T> retracted,
            Function<Shown, T> shown,
            Function<Replied, T> replied,
            Function<Unreadable, T> unreadable);

    /** {@code cue}. */
    record Sent(NewCue cue) implements CueReading {
        @Override
        public <T> T fold(
                Function<Sent, T> sent,
                Function<Retracted, T> retracted,
                Function<Shown, T> shown,
                Function<Replied, T> replied,
                Function<Unreadable, T> unreadable) {
            return sent.apply(this);
        }
    }

    /** {@code cue-retract}. */
    record Retracted(CueId id) implements CueReading {
        @Override
        public <T> T fold(
                Function<Sent, T> sent,
                Function<Retracted, T> retracted,
                Function<Shown, T> shown,
                Function<Replied, T> replied,
                Function<Unreadable, T> unreadable) {
            return retracted.apply(this);
        }
    }

    /** {@code cue-shown}, with the painted moment on the session clock. */
    record Shown(CueId id, long atNanos) implements CueReading {
        @Override
        public <T> T fold(
                Function<Sent, T> sent,
                Function<Retracted, T> retracted,
                Function<Shown, T> shown,
                Function<Replied, T> replied,
                Function<Unreadable, T> unreadable) {
            return shown.apply(this);
        }
    }

    /** {@code cue-reply}; without an id it is about no cue. */
    record Replied(@Nullable CueId id, CueReply reply) implements CueReading {
        @Override
        public <T> T fold(
                Function<Sent, T> sent,
                Function<Retracted, T> retracted,
                Function<Shown, T> shown,
                Function<Replied, T> replied,
                Function<Unreadable, T> unreadable) {
            return replied.apply(this);
        }
    }

    /** Not as the schema has it. The id is the message's where at least that could be read. */
    record Unreadable(@Nullable String id, String sentence) implements CueReading {
        @Override
        public <T> T fold(
                Function<Sent, T> sent,
                Function<Retracted, T> retracted,
                Function<Shown, T> shown,
                Function<Replied, T> replied,
                Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
