package org.souffleur.media;

import java.util.List;

/**
 * What a seat may send and receive. Any subset of it is a valid offer; unnamed m-lines map by kind and direction, in
 * order.
 */
public record SeatPlan(List<Slot> up, List<Slot> down) {
    public SeatPlan {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }
}
