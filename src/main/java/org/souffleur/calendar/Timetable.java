package org.souffleur.calendar;

/**
 * An owner's hours as they are kept.
 *
 * @param version 0 before anything was kept, and one more with each change
 */
public record Timetable(Hours hours, long version) {}
