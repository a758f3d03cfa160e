package org.souffleur.media.room.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.souffleur.media.room.Leg;
import org.souffleur.media.room.Room;

/** Which legs a room still holds, through whatever field: a leg holds keys, and nothing may hold it once it has gone. */
final class Reach {
    private static final String ROOMS = Room.class.getPackageName();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> toSee = new ArrayDeque<>();
    private final List<Object> legs = new ArrayList<>();

    private Reach() {}

    static List<Object> from(Room room) {
        Reach reach = new Reach();
        reach.see(room);
        while (!reach.toSee.isEmpty()) reach.open(reach.toSee.remove());
        return reach.legs;
    }

    private void see(Object found) {
        if (found == null || !seen.add(found)) return;
        if (found instanceof Leg leg) legs.add(leg.id());
        toSee.add(found);
    }

    private void open(Object holder) {
        if (holder instanceof Collection<?> all) {
            all.forEach(this::see);
        } else if (holder instanceof Map<?, ?> map) {
            map.keySet().forEach(this::see);
            map.values().forEach(this::see);
        } else if (holder instanceof Object[]) {
            for (int i = 0; i < Array.getLength(holder); i++) see(Array.get(holder, i));
        } else if (holder.getClass().getPackageName().equals(ROOMS)) {
            fields(holder);
        }
    }

    private void fields(Object holder) {
        for (Field field : holder.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
            try {
                field.setAccessible(true);
                see(field.get(holder));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
