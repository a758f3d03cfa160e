package org.souffleur.calendar;

import java.time.LocalDate;

/**
 * The part of somebody's own day that lies in one day of UTC.
 *
 * @param day by their own clock
 * @param utcDay which rows of free days speak of it
 * @param mask which of that day's half hours belong to it
 */
public record FreeDayPart(LocalDate day, LocalDate utcDay, long mask) {}
