package org.souffleur.media.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few things by SSRC, which is looked up for every packet: a map of boxed integers makes an object for each look.
 * Nothing is ever taken out; what keeps it small is its owner's bound.
 */
public final class BySsrc<T> {
    private int[] ssrcs = new int[4];
    private final List<T> things = new ArrayList<>(4);
    private int last;

    /** What is known by this SSRC, or null. Streams of packets come in runs: the last one found is looked at first. */
    public @Nullable T get(int ssrc) {
        int size = things.size();
        if (last < size && ssrcs[last] == ssrc) return things.get(last);
        for (int i = 0; i < size; i++) {
            if (ssrcs[i] == ssrc) {
                last = i;
                return things.get(i);
            }
        }
        return null;
    }

    /** Adds something under an SSRC that is not yet known. */
    public void put(int ssrc, T thing) {
        int size = things.size();
        if (size == ssrcs.length) ssrcs = Arrays.copyOf(ssrcs, 2 * size);
        ssrcs[size] = ssrc;
        things.add(thing);
    }

    public int size() {
        return things.size();
    }

    public boolean isEmpty() {
        return things.isEmpty();
    }

    /** In the order in which they came; a view. */
    public List<T> values() {
        return things;
    }
}
