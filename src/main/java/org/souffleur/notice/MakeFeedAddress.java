package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.souffleur.people.AccountId;
import org.souffleur.people.Ids;

/** Switches somebody's calendar for programs on, or gives it another address, which ends the one it had at once. */
@ApplicationScoped
public class MakeFeedAddress {
    private final CalendarFeeds feeds;
    private final Ids ids;
    private final InstantSource wall;

    MakeFeedAddress(CalendarFeeds feeds, Ids ids, InstantSource wall) {
        this.feeds = feeds;
        this.ids = ids;
        this.wall = wall;
    }

    /** Nobody can be told this secret again: it is kept nowhere. */
    public Uni<FeedSecret> make(AccountId account, String language) {
        FeedSecret secret = FeedSecret.make(ids);
        return feeds.of(account)
                .map(known -> known.map(CalendarFeed::naming).orElseGet(ids::next))
                .chain(naming -> feeds.keep(new CalendarFeed(account, naming, language, wall.instant()), secret))
                .replaceWith(secret);
    }
}
