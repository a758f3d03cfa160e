package org.souffleur.session.live;

import java.util.Optional;
import org.souffleur.media.Clip;

/** The prepared sounds of the notices; an empty answer leaves the notice to the page's words alone. */
public interface NoticeSounds {
    Optional<Clip> of(Notice notice);
}
