package org.souffleur.people.joining;

import java.time.Instant;
import org.souffleur.people.PersonId;

/**
 * That somebody was found to be an adult (ISO/IEC 27566-1: the result alone, never what it was found from).
 *
 * @param provider who found it
 * @param method how: {@code declaration}, or what the provider calls it
 * @param identity whether who they are was looked at too
 */
public record Assurance(PersonId person, String provider, String method, boolean identity, Instant at) {}
