package org.souffleur.notice;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.souffleur.people.AccountId;

/** Who has a calendar for programs, and by which address; of the address only a hash is here. */
public interface CalendarFeeds {
    Uni<Optional<CalendarFeed>> of(AccountId account);

    /** Whose address this is. What was never one takes as long to find out as what is none any more. */
    Uni<Optional<CalendarFeed>> at(FeedSecret secret);

    /** Sets the one address that an account's calendar has; what was its address before is none from now on. */
    Uni<Void> keep(CalendarFeed feed, FeedSecret secret);

    /** There is no address any more; nothing happens where there was none. */
    Uni<Void> drop(AccountId account);
}
