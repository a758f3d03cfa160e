package org.souffleur.consent.ledger;

import java.util.UUID;

/** Stands for one seat of one evening in the ledger. The mapping is a row of its own and can be erased; the chain stays whole. */
public record Pseudonym(UUID value) {}
