package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Runs work on a context of its own: a database session is bound to its context, and two
 * pieces of work must never find themselves in the same one. Whoever stops waiting for it does not cancel it.
 */
public interface Aside {
    <T> Uni<T> run(Supplier<Uni<T>> work);
}
