package org.souffleur.media;

import java.io.IOException;
import java.io.InputStream;
import org.souffleur.media.io.UdpRelay;
import org.souffleur.media.io.WavClip;

/** Makes relays, and the clips that they play. */
public final class Relays {
    private Relays() {}

    /**
     * Opens the sockets, starts the threads and warms every cipher up; takes about a second.
     *
     * @throws IOException where a port is taken or no local address can be bound
     */
    public static NodeRelay open(RelaySettings settings) throws IOException {
        return UdpRelay.open(settings);
    }

    /**
     * Encodes a sound for {@link Relay#play}.
     *
     * @param wav 48 kHz, mono, 16-bit PCM in a RIFF/WAVE file, at most ten minutes
     * @throws IOException where it is something else
     */
    public static Clip clip(InputStream wav) throws IOException {
        return WavClip.read(wav);
    }
}
