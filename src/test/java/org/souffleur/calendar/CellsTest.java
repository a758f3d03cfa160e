package org.souffleur.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    private static final Cell AMSTERDAM = Cells.at(52.37, 4.89).orElseThrow();
    private static final Cell UTRECHT = Cells.at(52.09, 5.12).orElseThrow();
    private static final Cell SYDNEY = Cells.at(-33.87, 151.21).orElseThrow();

    @Test
    void aPointBecomesACellAndTheCellsNameLeadsBackToIt() {
        assertThat(AMSTERDAM).hasToString("861969c9fffffff");
        assertThat(Cells.parse("861969c9fffffff")).contains(AMSTERDAM);
        assertThat(Cells.at(52.3701, 4.8901)).contains(AMSTERDAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "851969cbfffffff", "871969c90ffffff", "ffffffffffffffff", "000000000000000"})
    void whatIsNoCellOfOurSizeIsNone(String text) {
        assertThat(Cells.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"91, 0", "0, 181", "NaN, 0", "0, NaN"})
    void whatIsNoPointOnEarthHasNoCell(double latitude, double longitude) {
        assertThat(Cells.at(latitude, longitude)).isEmpty();
    }

    @Test
    void cellsAroundComeByRings() {
        List<List<Cell>> around = Cells.around(AMSTERDAM, TravelRules.MAX_RINGS);
        assertThat(around).hasSize(9);
        assertThat(around.get(0)).containsExactly(AMSTERDAM);
        assertThat(around.get(1)).hasSize(6);
        assertThat(around.get(7)).contains(UTRECHT);
        for (int ring = 0; ring < around.size(); ring++) {
            for (Cell cell : around.get(ring)) {
                assertThat(Cells.steps(AMSTERDAM, cell)).hasValue(ring);
            }
        }
        assertThat(Cells.steps(AMSTERDAM, SYDNEY)).isEmpty();
    }

    /** Amsterdam to Utrecht is 35 km and 7 cells: an hour and a half from door to door. */
    @ParameterizedTest
    @CsvSource({"0, 1", "2, 1", "3, 2", "5, 2", "6, 3", "7, 3", "8, 3", "9, 4"})
    void theWayIsReckonedInHalfHours(int cells, int halfHours) {
        assertThat(TravelRules.steps(cells)).isEqualTo(halfHours);
    }

    /** The jar carries the library for both machines that the service runs on; here one of the two is loaded. */
    @Test
    void theNativeLibraryIsThereForBothKindsOfMachine() {
        for (String machine : List.of("linux-x64", "linux-arm64")) {
            assertThat(Objects.requireNonNull(
                            com.uber.h3core.H3Core.class.getResource("/" + machine + "/libh3-java.so"), machine))
                    .isNotNull();
        }
    }
}
