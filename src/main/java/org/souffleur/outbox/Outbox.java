package org.souffleur.outbox;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Writes facts beside the rows they speak of, in one transaction: both are there, or neither. */
public interface Outbox {
    /** Runs the work in one transaction, which every row it touches joins. */
    <T> Uni<T> together(Supplier<Uni<T>> work);

    /** Writes a fact; joins the transaction it is called in. */
    Uni<Void> write(Fact fact);
}
