package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Runs work that belongs to no request, on a context of its own: a database session is bound to its context, and two
 * chores must never find themselves in the same one.
 */
public interface Aside {
    <T> Uni<T> run(Supplier<Uni<T>> work);
}
