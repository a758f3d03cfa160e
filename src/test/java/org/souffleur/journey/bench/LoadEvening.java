package org.souffleur.journey.bench;

import java.io.IOException;
import java.util.List;

/**
 * One evening that is connected.
 *
 * @param number by which its packets find their place among all evenings'
 * @param legs of its three people; what they send is {@link MediaShape#ups} in all
 */
record LoadEvening(int number, List<LoadLeg> legs) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        for (LoadLeg leg : legs) leg.close();
    }
}
