package org.souffleur.notice;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A calendar as programs read it (RFC 5545, RFC 7986). It tells when somebody is not free and when that is off again, and
 * nothing else: no name, no place, no act, no link.
 */
public final class FeedText {
    private static final Map<String, String> TITLES = Map.of("en", "Souffleur evening", "nl", "Souffleur-avond");
    private static final Duration ASK_AGAIN_AFTER = Duration.ofHours(1); // programs take it as a hint, at best

    private FeedText() {}

    /**
     * One evening of somebody's.
     *
     * @param uid its name in this feed
     * @param changedAt when what is told here last changed; the same until it changes again
     * @param cancelled whether it does not take place, or was broken off
     */
    public record Entry(String uid, Instant begin, Instant end, Instant changedAt, boolean cancelled) {}

    /** Writes it; what has not changed is written alike, to the letter. */
    public static String of(String language, List<Entry> entries) {
        Calendar calendar = new Calendar()
                .withProdId("-//Souffleur//Evenings//EN")
                .withProperty(ImmutableVersion.VERSION_2_0)
                .withProperty(new Name("Souffleur"))
                .withProperty(new XProperty("X-WR-CALNAME", "Souffleur")) // what most programs read in place of NAME
                .withProperty(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), ASK_AGAIN_AFTER))
                .getFluentTarget();
        entries.forEach(entry -> calendar.add(event(entry, TITLES.getOrDefault(language, "Souffleur"))));
        StringWriter written = new StringWriter();
        try {
            // RFC 5545 §3.4 wants one component at least; of who has no evening there is none, and programs take that.
            new CalendarOutputter(!entries.isEmpty()).output(calendar, written);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be written to", e);
        }
        return written.toString();
    }

    private static VEvent event(Entry entry, String title) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.uid()));
        event.add(new DtStamp(entry.changedAt()));
        event.add(new DtStart<>(entry.begin()));
        event.add(new DtEnd<>(entry.end()));
        event.add(new Summary(title));
        event.add(new Status(entry.cancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        event.add(new Sequence(entry.cancelled() ? 1 : 0));
        event.add(new Clazz(Clazz.VALUE_PRIVATE));
        event.add(new Transp(entry.cancelled() ? Transp.VALUE_TRANSPARENT : Transp.VALUE_OPAQUE));
        return event;
    }
}
