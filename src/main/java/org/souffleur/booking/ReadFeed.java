package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.souffleur.notice.CalendarFeed;
import org.souffleur.notice.CalendarFeeds;
import org.souffleur.notice.FeedSecret;
import org.souffleur.notice.FeedText;

/** What a calendar program is given that has somebody's address: their evenings, as times and nothing else. */
@ApplicationScoped
public class ReadFeed {
    /** What is over stays for a month; a program that was away meanwhile still learns what was called off. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final CalendarFeeds feeds;
    private final Evenings evenings;
    private final InstantSource wall;

    ReadFeed(CalendarFeeds feeds, Evenings evenings, InstantSource wall) {
        this.feeds = feeds;
        this.evenings = evenings;
        this.wall = wall;
    }

    /** Empty where the secret is nobody's, or nobody's any more. */
    public Uni<Optional<String>> read(FeedSecret secret) {
        return feeds.at(secret)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : write(found.get()).map(Optional::of));
    }

    private Uni<String> write(CalendarFeed feed) {
        return evenings.of(feed.account(), wall.instant().minus(REMEMBERED))
                .map(list -> FeedText.of(
                        feed.language(),
                        list.stream()
                                .filter(evening -> !evening.isRehearsal())
                                .map(evening -> entry(feed, evening))
                                .toList()));
    }

    /** Of what became of it only this shows: whether it was broken off, and when. */
    private static FeedText.Entry entry(CalendarFeed feed, Evening evening) {
        boolean cancelled = evening.state() == EveningState.STOPPED;
        return new FeedText.Entry(
                feed.uid(evening.id().value()),
                evening.startsAt(),
                evening.endsAt(),
                cancelled ? evening.since() : evening.startsAt(),
                cancelled);
    }
}
