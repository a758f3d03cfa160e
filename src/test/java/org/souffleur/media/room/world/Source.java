package org.souffleur.media.room.world;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One stream that a party sends, from its first packet to its last under one SSRC. Each payload says whose it is and
 * the how-manieth, so that wherever it turns up it is known.
 */
final class Source {
    private static final int VIDEO_HEAD = 7;

    final int id;
    final Party party;
    final String slot;
    final boolean video;
    private final List<byte[]> payloads = new ArrayList<>();

    /** When the room was first given each packet; 0 for not yet. */
    private final List<Long> arrivedAt = new ArrayList<>();

    private final List<Boolean> key = new ArrayList<>();
    long highestArrived = -1;

    Source(int id, Party party, String slot, boolean video) {
        this.id = id;
        this.party = party;
        this.slot = slot;
        this.video = video;
    }

    /** What its next packet carries; pictures and packets are numbered alike, one packet a picture. */
    byte[] next(boolean whole, int filler) {
        int number = payloads.size();
        int head = video ? VIDEO_HEAD : 0;
        byte[] payload = new byte[head + 9 + filler];
        if (video) {
            payload[0] = (byte) 0x90; // X, S
            payload[1] = (byte) 0xE0; // I, L, T
            payload[2] = (byte) (0x80 | number >> 8 & 0x7f);
            payload[3] = (byte) number;
            payload[4] = (byte) number;
            payload[6] = (byte) (whole ? 0 : 1);
        }
        payload[head] = 'S';
        put32(payload, head + 1, id);
        put32(payload, head + 5, number);
        for (int i = 0; i < filler; i++) payload[head + 9 + i] = (byte) (id * 31 + number * 7 + i);
        payloads.add(payload);
        arrivedAt.add(0L);
        key.add(!video || whole);
        return payload;
    }

    /** Takes a payload back that was never sent. */
    void unsaid() {
        int last = payloads.size() - 1;
        payloads.remove(last);
        arrivedAt.remove(last);
        key.remove(last);
    }

    int sent() {
        return payloads.size();
    }

    boolean has(int number) {
        return number >= 0 && number < payloads.size();
    }

    boolean isKey(int number) {
        return key.get(number);
    }

    long arrivedAt(int number) {
        return arrivedAt.get(number);
    }

    void arrives(int number, long moment) {
        arrivedAt.set(number, moment);
        highestArrived = Math.max(highestArrived, number);
    }

    /** Whether these bytes are what it sent under this number; picture numbers are the slot's, not its own. */
    boolean saidExactly(int number, byte[] heard) {
        byte[] said = payloads.get(number);
        if (said.length != heard.length) return false;
        for (int i = 0; i < said.length; i++) {
            boolean renumbered = video && i >= 2 && i <= 4;
            if (!renumbered && said[i] != heard[i]) return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return "the " + slot + " of " + party;
    }

    static boolean isSpeech(byte[] payload, boolean video) {
        int head = video ? VIDEO_HEAD : 0;
        return payload.length >= head + 9 && payload[head] == 'S';
    }

    static int sourceOf(byte[] payload, boolean video) {
        return get32(payload, (video ? VIDEO_HEAD : 0) + 1);
    }

    static int numberOf(byte[] payload, boolean video) {
        return get32(payload, (video ? VIDEO_HEAD : 0) + 5);
    }

    static void put32(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).putInt(at, value);
    }

    static int get32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
