package org.souffleur.media.io;

import java.util.concurrent.atomic.AtomicBoolean;
import org.souffleur.media.LegId;
import org.souffleur.media.LocalLeg;
import org.souffleur.media.room.Leg;
import org.souffleur.media.room.LocalVoice;
import org.souffleur.media.room.Room;

/**
 * A leg of this process as its driver holds it: carries what is said to the room's thread. However many packets wait,
 * one call to the thread does, and it is the same object each time: a packet costs its copy and nothing else.
 */
final class LocalLink implements LocalLeg {
    private final Room room;
    private final Leg leg;
    private final MediaThread thread;
    private final LocalVoice voice;
    private final AtomicBoolean called = new AtomicBoolean();
    private final Runnable drain = this::drain;

    LocalLink(Room room, Leg leg, MediaThread thread) {
        this.room = room;
        this.leg = leg;
        this.thread = thread;
        this.voice = new LocalVoice(leg);
    }

    @Override
    public LegId id() {
        return leg.id();
    }

    @Override
    public boolean send(String upSlot, byte[] opus, int from, int length, int timestamp, boolean marker, int level) {
        return voice.say(upSlot, opus, from, length, timestamp, marker, level) && call();
    }

    @Override
    public void alive() {
        call();
    }

    @Override
    public void wantPicture(String downSlot) {
        thread.post(() -> room.wantPicture(System.nanoTime(), leg, downSlot));
    }

    private boolean call() {
        if (!called.compareAndSet(false, true)) return true;
        boolean posted = thread.post(drain);
        if (!posted) called.set(false);
        return posted;
    }

    /** On the media thread. The flag goes down first: what is said from here on calls again. */
    private void drain() {
        called.set(false);
        long now = System.nanoTime();
        room.aliveHere(now, leg);
        int length;
        while ((length = voice.take()) > 0) {
            room.receiveHere(now, leg, voice.taken(), length);
            thread.flush();
        }
    }
}
