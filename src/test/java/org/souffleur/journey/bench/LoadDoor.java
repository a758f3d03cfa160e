package org.souffleur.journey.bench;

import java.io.IOException;

/** By whose way the three people of an evening meet. */
interface LoadDoor {
    /**
     * Blocks until all of them are connected. May be called by several threads at once.
     *
     * @param number every evening has one of its own
     */
    LoadEvening open(int number) throws IOException;
}
