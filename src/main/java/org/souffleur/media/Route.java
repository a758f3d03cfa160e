package org.souffleur.media;

/** Permission for one up-slot to be heard or seen in one down-slot of another seat. */
public record Route(SeatId from, String upSlot, SeatId to, String downSlot) {}
