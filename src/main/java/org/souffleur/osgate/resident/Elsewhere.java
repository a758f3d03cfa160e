package org.souffleur.osgate.resident;

/** Threads that nobody else waits for, few and bounded. */
public interface Elsewhere {
    /** Runs it soon; false where too much waits already, and then it is not run. */
    boolean run(Runnable work);
}
