package org.souffleur.calendar;

import java.util.Locale;

/** Why hours were not taken as they were sent. Nothing is changed then. */
public enum WhyRefused {
    INCOMPLETE("Something is missing: a time zone, or a rule's or an exception's from and to."),
    RULE_UNREADABLE("A rule cannot be read. Rules are those of RFC 5545, of whole days: FREQ=WEEKLY;BYDAY=MO,WE."),
    RULE_TOO_FINE("A rule speaks of days. SECONDLY, MINUTELY and HOURLY, and BYHOUR, BYMINUTE and BYSECOND, are not"
            + " taken; when on the day it is, from and to say."),
    RULE_OUT_OF_BOUNDS("A rule reaches too far: an interval of at most 99, a count of at most 800, a first day within"
            + " ten years."),
    RULE_NEVER("A rule never happens: no day of any year fits it."),
    TOO_MANY_RULES("There are more rules than 40. Rules that differ only by their days can be one."),
    TOO_MANY_EXCEPTIONS("There are more exceptions than 100. Those that are over can go."),
    EXCEPTIONS_OVERLAP("Two exceptions speak of the same time. Make them one, or let one end where the other begins."),
    EXCEPTION_EMPTY("An exception ends before it begins."),
    EXCEPTION_TOO_LONG("An exception is longer than 400 days. Take the hours themselves away instead."),
    NOT_ON_THE_HALF_HOUR("Times are on the hour or on the half hour."),
    ZONE_UNKNOWN("There is no such time zone. It is one of the IANA names: Europe/Amsterdam."),
    BUFFER_OUT_OF_RANGE("The quiet time before and after an evening is 0 to 240 minutes, in half hours."),
    REACH_OUT_OF_RANGE("The way to an evening is at most 30, 60 or 90 minutes."),
    PLACE_UNKNOWN("There is no such place. It is a cell of H3 at resolution 6, or a latitude and a longitude."),
    MOVED_TOO_OFTEN(
            "The place was changed three times within 30 days. It can be changed again when the first of them is"
                    + " 30 days old, and can be taken away at any time.");

    private final String sentence;

    WhyRefused(String sentence) {
        this.sentence = sentence;
    }

    /** What it means and what to do, in English, for whoever writes a program; pages say it in their own words. */
    public String sentence() {
        return sentence;
    }

    /** As the API writes it: {@code rule-too-fine}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
