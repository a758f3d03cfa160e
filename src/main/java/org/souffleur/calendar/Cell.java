package org.souffleur.calendar;

/**
 * A coarse place: a hexagon of H3's resolution 6, some 36 km², never an address.
 *
 * @param index H3's number for it
 */
public record Cell(long index) {
    /** As H3 writes it: fifteen hexadecimal digits. */
    @Override
    public String toString() {
        return Long.toHexString(index);
    }
}
