package org.souffleur.journey.rehearse;

import java.io.IOException;
import java.io.OutputStream;

/** Somebody saying one sound again and again. Closing it ends the sound within the player's 20 ms buffer. */
final class Voice implements AutoCloseable {
    private final Process player;
    private final Thread feeder;

    Voice(Process player, byte[] sound) {
        this.player = player;
        feeder = new Thread(() -> feed(sound), "voice");
        feeder.setDaemon(true);
        feeder.start();
    }

    private void feed(byte[] sound) {
        try (OutputStream in = player.getOutputStream()) {
            while (player.isAlive()) {
                in.write(sound); // the pipe's bound is the pace
            }
        } catch (IOException ended) {
            // The player is gone: that is how a voice ends.
        }
    }

    @Override
    public void close() {
        Ears.end(player);
    }
}
