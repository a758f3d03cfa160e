package org.souffleur.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile as somebody typed it. */
public record Draft(
        @Nullable List<String> languages,
        @Nullable Map<String, String> limits,
        @Nullable String wishes,
        @Nullable String seeks,
        @Nullable Boolean exclusive,
        @Nullable String story) {}
