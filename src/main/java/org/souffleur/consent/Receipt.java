package org.souffleur.consent;

import java.util.UUID;

/**
 * What a person keeps of a yes or of taking it back.
 *
 * @param entry the ledger entry's fact that it speaks of
 * @param number of that entry in its evening
 * @param json the receipt, with the field names of ISO/IEC TS 27560:2023
 * @param jws the same, signed: JWS compact serialisation, EdDSA (RFC 7515, RFC 8037)
 */
public record Receipt(UUID entry, int number, String json, String jws) {}
