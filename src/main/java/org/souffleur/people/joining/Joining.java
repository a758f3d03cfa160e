package org.souffleur.people.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.Person;

/** How far somebody is on the way to a first evening. */
public record Joining(
        Person person,
        @Nullable Assurance assurance,
        @Nullable SafetyContact contact,
        @Nullable HostCall call) {
    /** What is still to do; empty for whoever is ready. */
    public List<JoiningStep> open() {
        return JoiningRules.open(this);
    }
}
