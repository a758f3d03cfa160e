package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.souffleur.people.PersonId;

/** Calls that people ask a host for. */
public interface HostCalls {
    Uni<Optional<HostCall>> of(PersonId person);

    /** Those to come, the longest waiting first; bounded by a page. */
    Uni<List<HostCall>> waiting();

    Uni<Void> keep(HostCall call);
}
