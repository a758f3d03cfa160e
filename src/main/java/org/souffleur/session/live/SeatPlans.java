package org.souffleur.session.live;

import java.util.List;
import org.souffleur.media.SeatPlan;
import org.souffleur.media.Slot;
import org.souffleur.people.Role;

/** The slots of each role, as the API promises them. */
public final class SeatPlans {
    /** How many people's microphones and cameras one OS receives in one evening; larger circles are gatherings. */
    static final int OS_RECEIVES = 4;

    private static final SeatPlan HUMAN = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")),
            List.of(Slot.audio("voice"), Slot.audio("voice2"), Slot.audio("music")));

    private static final SeatPlan SURROGATE = new SeatPlan(
            List.of(Slot.audio("mic"), Slot.video("camera")),
            List.of(Slot.audio("voice"), Slot.audio("whisper"), Slot.audio("voice2"), Slot.audio("music")));

    private static final SeatPlan OS = new SeatPlan(
            List.of(Slot.audio("voice"), Slot.audio("whisper")),
            List.of(
                    Slot.audio("mic1"),
                    Slot.audio("mic2"),
                    Slot.audio("mic3"),
                    Slot.audio("mic4"),
                    Slot.video("camera1"),
                    Slot.video("camera2"),
                    Slot.video("camera3"),
                    Slot.video("camera4")));

    private SeatPlans() {}

    /**
     * The plan of a seat.
     *
     * @throws IllegalArgumentException for a host, who has no seat
     */
    public static SeatPlan of(Role role) {
        return switch (role) {
            case HUMAN -> HUMAN;
            case SURROGATE -> SURROGATE;
            case OS -> OS;
            case HOST -> throw new IllegalArgumentException("a host has no seat in an evening");
        };
    }
}
