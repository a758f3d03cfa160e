package org.souffleur.session.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.souffleur.media.LegId;
import org.souffleur.media.RoomReport;
import org.souffleur.media.SeatId;
import org.souffleur.people.Seat;

class EarBoardTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Seat HUMAN = new Seat("s1");
    private static final Seat SURROGATE = new Seat("s3");

    private final EarBoard board = new EarBoard();

    @Test
    void theDelaysOfAllEarsAddUpFromWhatIsKnown() {
        board.note(SURROGATE, new EarReport(80.5, null), 0);
        board.note(HUMAN, new EarReport(80.46, 12.0), 0);
        assertThat(board.delays(legs(6.2, 40), 0))
                .containsExactly(
                        new EarDelay("s1", 20.0, 80.5, 12.0, "reported", 112.5),
                        new EarDelay("s3", null, 80.5, null, "unknown", 80.5));
    }

    @Test
    void everybodyIsToldAtMostOnceASecond() {
        assertThat(board.note(HUMAN, new EarReport(1, null), 0)).isTrue();
        assertThat(board.note(SURROGATE, new EarReport(1, null), SECOND - 1)).isFalse();
        assertThat(board.note(HUMAN, new EarReport(1, null), SECOND)).isTrue();
    }

    @Test
    void anEarThatHasNotReportedForFiveSecondsIsLeftOut() {
        board.note(HUMAN, new EarReport(1, null), 0);
        assertThat(board.delays(legs(), 5 * SECOND)).hasSize(1);
        assertThat(board.delays(legs(), 5 * SECOND + 1)).isEmpty();
    }

    @Test
    void whatIsNoDelayIsNotTaken() {
        for (double ms : new double[] {-0.1, 60_000.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new EarReport(ms, null)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new EarReport(1, ms)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Legs of the human with these round trips; the surrogate's is not known yet. */
    private static RoomReport legs(double... roundTripsMs) {
        List<RoomReport.LegReport> legs = new ArrayList<>();
        legs.add(new RoomReport.LegReport(new LegId("x"), new SeatId("s3"), true, 0, 0, -1, 0));
        for (double roundTripMs : roundTripsMs) {
            legs.add(new RoomReport.LegReport(
                    new LegId("y" + roundTripMs), new SeatId("s1"), true, 0, 0, roundTripMs, 0));
        }
        return new RoomReport(0, 0, Map.of(), legs);
    }
}
