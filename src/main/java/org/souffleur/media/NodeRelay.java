package org.souffleur.media;

import java.net.InetSocketAddress;
import java.util.List;

/** A relay that this process runs: the door, and what the operator of the node sees of it. */
public interface NodeRelay extends Relay {
    /** Counters of the node; may be called from any thread and never waits. */
    NodeReport nodeReport();

    /** Where it listens, for probes and documentation. */
    List<InetSocketAddress> listeningOn();

    /** False once a media thread has died: the node must be replaced. */
    boolean isAlive();
}
