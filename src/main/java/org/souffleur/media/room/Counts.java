package org.souffleur.media.room;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Counters that one thread writes and any thread may read; a room's counts add to those of its thread. */
public final class Counts {
    private static final int DROPS = Drop.values().length;
    private static final int IN = DROPS;
    private static final int OUT = DROPS + 1;

    private final AtomicLongArray values = new AtomicLongArray(DROPS + 2);
    private final @Nullable Counts parent;

    public Counts(@Nullable Counts parent) {
        this.parent = parent;
    }

    public void drop(Drop reason) {
        add(reason.ordinal());
    }

    void packetIn() {
        add(IN);
    }

    void packetOut() {
        add(OUT);
    }

    private void add(int index) {
        values.lazySet(index, values.getPlain(index) + 1); // one writer: no need for a locked increment
        if (parent != null) parent.add(index);
    }

    public long packetsIn() {
        return values.get(IN);
    }

    public long packetsOut() {
        return values.get(OUT);
    }

    public long drops(Drop reason) {
        return values.get(reason.ordinal());
    }

    /** Those that are not zero, by label. */
    public Map<String, Long> drops() {
        Map<String, Long> drops = new TreeMap<>();
        for (Drop reason : Drop.values()) {
            long count = drops(reason);
            if (count > 0) drops.put(reason.label(), count);
        }
        return drops;
    }
}
