package org.souffleur.consent.ledger;

/** What an entry says. */
public enum EntryKind {
    /** An explicit yes. */
    GRANT,
    /** A yes taken back. */
    WITHDRAW,
    /** Somebody stopped the evening: every yes of it is over. */
    STOP,
    /** The evening ended: every yes of it is over. */
    END
}
