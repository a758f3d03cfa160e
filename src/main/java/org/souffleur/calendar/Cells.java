package org.souffleur.calendar;

import com.uber.h3core.H3Core;
import com.uber.h3core.exceptions.H3Exception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Places as cells of one size and the steps between them. The library behind it (H3, native) is known to this class alone. */
public final class Cells {
    static final int RESOLUTION = 6;
    private static final int HEX = 16;

    private Cells() {}

    /** Loaded with the first place that is looked at, not with the service. */
    private static final class Library {
        private static final H3Core H3 = load();

        private static H3Core load() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("the library of cells cannot be loaded", e);
            }
        }
    }

    /** The cell around a point in degrees; empty for what is no point on Earth. */
    public static Optional<Cell> at(double latitude, double longitude) {
        boolean onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180; // not true for NaN
        return onEarth
                ? Optional.of(new Cell(Library.H3.latLngToCell(latitude, longitude, RESOLUTION)))
                : Optional.empty();
    }

    /** Reads fifteen hexadecimal digits; empty for what is no cell, or one of another size. */
    public static Optional<Cell> parse(String text) {
        if (!text.matches("[0-9a-f]{15}")) {
            return Optional.empty();
        }
        long index = Long.parseUnsignedLong(text, HEX);
        return Library.H3.isValidCell(index) && Library.H3.getResolution(index) == RESOLUTION
                ? Optional.of(new Cell(index))
                : Optional.empty();
    }

    /** How many cells one goes from one to the other; empty where they are so far apart that the grid does not tell. */
    public static OptionalInt steps(Cell one, Cell other) {
        try {
            return OptionalInt.of((int) Library.H3.gridDistance(one.index(), other.index()));
        } catch (H3Exception tooFar) {
            return OptionalInt.empty();
        }
    }

    /** The cells around one, by rings: first itself, then its neighbours, up to {@code rings} away. */
    public static List<List<Cell>> around(Cell middle, int rings) {
        List<List<Cell>> around = new ArrayList<>();
        for (List<Long> ring : Library.H3.gridDiskDistances(middle.index(), rings)) {
            around.add(ring.stream().sorted().map(Cell::new).toList());
        }
        return around;
    }
}
