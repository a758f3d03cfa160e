package org.souffleur.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hours as they came from outside: nothing of it has been looked at yet. Times are ISO-8601 without a zone. */
public record HoursDraft(
        @Nullable String zone,
        @Nullable List<@Nullable Rule> rules,
        @Nullable List<@Nullable Once> exceptions,
        @Nullable Integer beforeMinutes,
        @Nullable Integer afterMinutes,
        @Nullable Integer reachMinutes,
        @Nullable String cell) {

    /** {@code {"rule":"FREQ=WEEKLY;BYDAY=MO","first":"2026-11-30","from":"18:00","to":"23:00"}}. */
    public record Rule(
            @Nullable String rule,
            @Nullable String first,
            @Nullable String from,
            @Nullable String to) {}

    /** {@code {"on":false,"from":"2026-12-24T00:00","to":"2026-12-25T00:00"}}. */
    public record Once(
            @Nullable Boolean on,
            @Nullable String from,
            @Nullable String to) {}
}
