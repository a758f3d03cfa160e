package org.souffleur.couple;

import java.time.Instant;
import java.util.UUID;
import org.souffleur.os.OsId;
import org.souffleur.people.PersonId;

/** A human's yes to an OS, which waits for the OS's own. */
public record CoupleRequest(UUID id, PersonId human, OsId os, Instant askedAt) {}
