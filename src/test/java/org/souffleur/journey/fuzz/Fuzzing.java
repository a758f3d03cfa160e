package org.souffleur.journey.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One target under one seed: input after input, the same in every run. */
final class Fuzzing {
    /** Inputs that were the first of their kind; more than a reader has words for what came of one. */
    private static final int MOST_KINDS = 2_000;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Target target;
    private final SplittableRandom dice;
    private final Mutation mutation;
    private final List<byte[]> from;
    private final Set<String> kinds = new HashSet<>();

    /** The input that is being read, for whoever watches over the time that it takes. */
    volatile byte[] reading = new byte[0];

    /** How many have been read. */
    volatile long count;

    /** @param corpus what to start from */
    Fuzzing(Target target, List<byte[]> corpus, long seed) {
        this.target = target;
        this.dice = new SplittableRandom(seed ^ target.name().hashCode());
        this.mutation = new Mutation(dice, target.words());
        this.from = new ArrayList<>(corpus);
        if (from.isEmpty()) from.add(new byte[0]);
    }

    /** Reads the corpus as it is. */
    void replay() {
        for (byte[] input : List.copyOf(from)) read(input);
    }

    /** Changes one of what it has and reads it. */
    void next() {
        byte[] input = mutation.change(from.get(dice.nextInt(from.size())), from.get(dice.nextInt(from.size())));
        if (kinds.add(read(input)) && kinds.size() < MOST_KINDS) from.add(input);
    }

    int kinds() {
        return kinds.size();
    }

    /** @throws Finding where the reader throws anything or allocates more than it may */
    private String read(byte[] input) {
        reading = input;
        count++;
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        String kind;
        try {
            kind = target.reader().read(input.clone());
        } catch (Exception | Error e) {
            throw new Finding(target, input, "threw " + e, e);
        }
        long allocated = MEMORY.getCurrentThreadAllocatedBytes() - before;
        if (allocated > target.bound(input.length)) {
            // A class that is loaded or a trace that is recorded allocates once; what grows with the input does so
            // again.
            allocated = again(input);
            if (allocated > target.bound(input.length)) {
                throw new Finding(target, input, "allocated " + allocated + " bytes", null);
            }
        }
        return kind;
    }

    private long again(byte[] input) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        try {
            target.reader().read(input.clone());
        } catch (Exception | Error e) {
            throw new Finding(target, input, "threw the second time " + e, e);
        }
        return MEMORY.getCurrentThreadAllocatedBytes() - before;
    }
}
