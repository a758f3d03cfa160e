package org.souffleur.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.souffleur.people.Ids;

/** What a device is told of STUN and TURN: each time another pass, which dies with the evening. */
@ApplicationScoped
public class IceServers {
    /** Clocks differ, and a farewell is said over a line that stands. */
    private static final Duration AFTER_THE_END = Duration.ofMinutes(10);

    /** However long an evening is said to be, what somebody has copied is worthless tomorrow. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final TurnServers turn;
    private final InstantSource wall;
    private final Ids ids;

    IceServers(SessionSettings settings, InstantSource wall, Ids ids) {
        this.turn = settings.turn();
        this.wall = wall;
        this.ids = ids;
    }

    /** For one device of an evening that ends then. */
    List<IceServer> until(Instant endsAt) {
        List<IceServer> servers = new ArrayList<>();
        List<String> open =
                turn.urls().stream().filter(url -> !TurnServers.isTurn(url)).toList();
        List<String> closed = turn.urls().stream().filter(TurnServers::isTurn).toList();
        if (!open.isEmpty()) servers.add(new IceServer(open, null, null));
        String secret = turn.secret();
        if (!closed.isEmpty() && secret != null) {
            Instant asked = endsAt.plus(AFTER_THE_END);
            Instant latest = wall.instant().plus(LONGEST);
            TurnPass pass = TurnPass.until(asked.isBefore(latest) ? asked : latest, ids.next(), secret);
            servers.add(new IceServer(closed, pass.username(), pass.credential()));
        }
        return servers;
    }
}
