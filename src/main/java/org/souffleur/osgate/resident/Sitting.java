package org.souffleur.osgate.resident;

/** A recording on its seat, moved by {@link Recordings}. */
interface Sitting {
    /** Lets time pass: says what is due, does what follows from where the evening stands. */
    void tick(long nowNanos);

    /** It has left; nothing more is heard of it. */
    void gone();
}
