package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import org.souffleur.people.AccountId;

/** Who finds out whether somebody is an adult. An installation may bring its own; ours takes people's word. */
public interface AssuranceProvider {
    /** What it is called in results, in one word. */
    String name();

    /** Looks at what somebody says of themselves and keeps nothing of it. */
    Uni<Verdict> assess(AccountId account, LocalDate born);

    /**
     * What was found.
     *
     * @param identity whether who they are was looked at too
     */
    record Verdict(boolean adult, String method, boolean identity) {}
}
