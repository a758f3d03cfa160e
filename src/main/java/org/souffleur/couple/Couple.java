package org.souffleur.couple;

import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

/** One adult human and the OS they share their life with. */
public record Couple(CoupleId id, PersonId human, OsId os) {}
