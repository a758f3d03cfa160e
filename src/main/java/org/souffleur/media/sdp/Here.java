package org.souffleur.media.sdp;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What every answer says about this node.
 *
 * @param candidates the local addresses of the media thread that will serve the leg
 * @param fingerprint SHA-256 of our certificate, in upper-case hex with colons
 */
public record Here(List<InetSocketAddress> candidates, String fingerprint) {
    public Here {
        candidates = List.copyOf(candidates);
    }
}
