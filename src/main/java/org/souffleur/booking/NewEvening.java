package org.souffleur.booking;

import java.time.Instant;
import org.souffleur.couple.Couple;
import org.souffleur.people.EveningId;
import org.souffleur.surrogate.Surrogate;

/** An evening of one couple and one surrogate: three parties, human s1, OS s2, surrogate s3. Nothing is granted in it. */
public record NewEvening(EveningId id, Couple couple, Surrogate surrogate, Instant startsAt, Instant endsAt) {}
