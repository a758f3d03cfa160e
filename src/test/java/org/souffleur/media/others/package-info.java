/**
 * WebRTC that others wrote, against the bare relay: GStreamer's webrtcbin, aiortc and Chromium as senders and as
 * receivers, over IPv6, and through coturn from networks that a test has made. Nothing of the house above the relay is
 * here; the same programs at the product's own door are in {@code org.souffleur.web}. Start at {@code
 * GStreamerThroughTheRelayTest}.
 */
package org.souffleur.media.others;
