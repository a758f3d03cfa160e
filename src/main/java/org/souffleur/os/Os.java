package org.souffleur.os;

import org.jspecify.annotations.Nullable;
import org.souffleur.people.AccountId;
import org.souffleur.people.DisplayName;
import org.souffleur.people.PersonId;

/**
 * An AI companion.
 *
 * @param operator who may sit at its console and speak as it, shown as a person on every device; null where nobody may
 * @param program the account its own program signs in with; null where it has none
 */
public record Os(
        OsId id,
        DisplayName name,
        @Nullable PersonId operator,
        @Nullable AccountId program) {}
