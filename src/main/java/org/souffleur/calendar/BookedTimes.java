package org.souffleur.calendar;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What is agreed on already; whoever books tells it. */
public interface BookedTimes {
    /** An owner's evenings that touch a window. Joins the transaction it is called in. */
    Uni<List<Span>> of(Owner owner, Span window);
}
