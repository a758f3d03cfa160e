package org.souffleur.people.joining;

import io.smallrye.mutiny.Uni;
import org.souffleur.people.Person;

/** Hears of somebody new, in the transaction that writes them down. */
public interface OnJoined {
    Uni<Void> joined(Person person);
}
