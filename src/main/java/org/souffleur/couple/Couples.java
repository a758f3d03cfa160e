package org.souffleur.couple;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

/** The couples we know, and those that one side asks for. */
public interface Couples {
    /** The couple of an id, also where it has parted: what was agreed with it stays readable. */
    Uni<Optional<Couple>> find(CoupleId id);

    /** Writes a couple down once; a no-op where the id is known. */
    Uni<Void> add(Couple couple);

    /** The couples that a human is part of now. */
    Uni<List<Couple>> ofHuman(PersonId human);

    /** The couples that any of these OSs is part of now; bounded by a page. */
    Uni<List<Couple>> ofOses(Collection<OsId> oses);

    /** A human asks for an OS; a no-op where they have. */
    Uni<Void> ask(CoupleRequest request);

    Uni<Optional<CoupleRequest>> request(UUID id);

    Uni<List<CoupleRequest>> requestsOf(PersonId human);

    Uni<List<CoupleRequest>> requestsTo(Collection<OsId> oses);

    /** The request becomes a couple, which may be one that had parted; joins the transaction it is called in. */
    Uni<Void> unite(CoupleRequest request, Instant at);

    /** Forgets a request; a no-op where there is none. */
    Uni<Void> forget(UUID request);

    /** They part; a no-op where they have. Nothing is lost of what was. */
    Uni<Void> part(CoupleId id, Instant at);
}
