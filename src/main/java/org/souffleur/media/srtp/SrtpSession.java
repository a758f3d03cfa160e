package org.souffleur.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.srtp.crypto.JitsiOpenSslProvider;
import org.jitsi.utils.logging2.Logger;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.rtp.BySsrc;
import org.souffleur.media.rtp.RtpPacket;

/**
 * Both directions of one leg's SRTP and SRTCP. Used by one thread only. Arrays are changed in place; every call answers
 * the new length, or a negative {@link #FORGED}, {@link #REPLAYED} or {@link #UNUSABLE}.
 */
public final class SrtpSession {
    public static final int FORGED = -1;
    public static final int REPLAYED = -2;
    public static final int UNUSABLE = -3;

    /** What protecting adds at most: a GCM tag and, for SRTCP, the index. */
    public static final int MAX_TRAILER = 20;

    /** A leg has at most 12 m-lines; twice that leaves room for tracks that are replaced by new SSRCs. */
    private static final int MAX_SOURCES = 32;

    /**
     * Keys for an SSRC that nobody has authenticated yet cost 50–200 µs to derive, which a forger of the peer's address
     * could make us pay for every packet. After so many failures in a row only every 32nd unknown packet is tried.
     */
    private static final int PATIENCE = 64;

    private static final int TRIED_OF = 32;

    static {
        // jitsi-srtp would measure all providers at first use: 1.5 s on the receiving thread, and a choice that varies.
        // Its OpenSSL binding takes half to two thirds of SunJCE's time where the machine has OpenSSL.
        Aes.setFactoryClassName(JitsiOpenSslProvider.isLoaded() ? "OpenSSL" : "SunJCE");
    }

    private static final Logger QUIET = new Silence();

    private final SrtpContextFactory incoming;
    private final SrtpContextFactory outgoing;
    private final @Nullable GcmKeys gcmIn;
    private final @Nullable GcmKeys gcmOut;
    private final BySsrc<RtpStream> rtpIn = new BySsrc<>();
    private final BySsrc<RtpStream> rtpOut = new BySsrc<>();
    private final BySsrc<SrtcpCryptoContext> rtcpIn = new BySsrc<>();
    private final BySsrc<SrtcpCryptoContext> rtcpOut = new BySsrc<>();
    private int patience = PATIENCE;
    private int passedOver;
    private final PacketBytes view = new PacketBytes();

    /** The RTP packets of one SSRC in one direction, protected or opened in place; answers as the session does. */
    private interface RtpStream {
        int pass(byte[] bytes, int from, int length) throws GeneralSecurityException;
    }

    /**
     * @param material client key, server key, client salt, server salt (RFC 5764 §4.2); wiped here
     * @param asServer true where we were the DTLS server
     */
    public SrtpSession(SrtpProfile profile, byte[] material, boolean asServer) {
        int key = profile.keyLength;
        int salt = profile.saltLength;
        byte[] clientKey = Arrays.copyOfRange(material, 0, key);
        byte[] serverKey = Arrays.copyOfRange(material, key, 2 * key);
        byte[] clientSalt = Arrays.copyOfRange(material, 2 * key, 2 * key + salt);
        byte[] serverSalt = Arrays.copyOfRange(material, 2 * key + salt, 2 * (key + salt));
        Arrays.fill(material, (byte) 0);
        byte[] keyIn = asServer ? clientKey : serverKey;
        byte[] saltIn = asServer ? clientSalt : serverSalt;
        byte[] keyOut = asServer ? serverKey : clientKey;
        byte[] saltOut = asServer ? serverSalt : clientSalt;
        SrtpPolicy policy = profile.policy();
        incoming = new SrtpContextFactory(false, keyIn, saltIn, policy, policy, QUIET);
        outgoing = new SrtpContextFactory(true, keyOut, saltOut, policy, policy, QUIET);
        boolean gcm = profile == SrtpProfile.AEAD_AES_128_GCM;
        try {
            gcmIn = gcm ? GcmKeys.derive(keyIn, saltIn) : null;
            gcmOut = gcm ? GcmKeys.derive(keyOut, saltOut) : null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES in counter mode", e);
        }
    }

    /** Uses every cipher once, so that the first packet of the first leg does not pay for loading them. */
    public static void warmUp() {
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpSession near = new SrtpSession(profile, new byte[profile.materialLength()], true);
            SrtpSession far = new SrtpSession(profile, new byte[profile.materialLength()], false);
            for (int i = 0; i < 2000; i++) {
                byte[] packet = new byte[160];
                packet[0] = (byte) 0x80;
                packet[2] = (byte) (i >> 8);
                packet[3] = (byte) i;
                far.unprotect(packet, 0, near.protect(packet, 0, 100));
            }
        }
    }

    public int protect(byte[] bytes, int from, int length) {
        try {
            int ssrc = RtpPacket.peekSsrc(bytes, from);
            RtpStream stream = rtpOut.get(ssrc);
            if (stream == null) {
                if (rtpOut.size() >= MAX_SOURCES) return UNUSABLE;
                stream = sending(ssrc);
                rtpOut.put(ssrc, stream);
            }
            return stream.pass(bytes, from, length);
        } catch (GeneralSecurityException e) {
            return UNUSABLE;
        }
    }

    public int unprotect(byte[] bytes, int from, int length) {
        if (length < 12) return UNUSABLE;
        int ssrc = RtpPacket.peekSsrc(bytes, from);
        try {
            RtpStream known = rtpIn.get(ssrc);
            if (known == null && (rtpIn.size() >= MAX_SOURCES || !worthATry())) return UNUSABLE;
            RtpStream stream = known == null ? receiving(ssrc) : known;
            int result = stream.pass(bytes, from, length);
            if (result >= 0) patience = PATIENCE;
            // Only an authenticated packet may make us remember an SSRC.
            if (known == null && result >= 0) rtpIn.put(ssrc, stream);
            return result;
        } catch (GeneralSecurityException | RuntimeException e) {
            return UNUSABLE; // hostile lengths reach jitsi-srtp's arithmetic; whatever it throws is a drop
        }
    }

    public int protectRtcp(byte[] bytes, int from, int length) {
        try {
            int ssrc = rtcpSsrc(bytes, from);
            SrtcpCryptoContext context = rtcpOut.get(ssrc);
            if (context == null) {
                if (rtcpOut.size() >= MAX_SOURCES) return UNUSABLE;
                context = outgoing.deriveControlContext(ssrc);
                rtcpOut.put(ssrc, context);
            }
            view.wrap(bytes, from, length);
            return answer(context.transformPacket(view));
        } catch (GeneralSecurityException e) {
            return UNUSABLE;
        }
    }

    public int unprotectRtcp(byte[] bytes, int from, int length) {
        if (length < 8 + 4) return UNUSABLE;
        int ssrc = rtcpSsrc(bytes, from);
        try {
            SrtcpCryptoContext known = rtcpIn.get(ssrc);
            if (known == null && (rtcpIn.size() >= MAX_SOURCES || !worthATry())) return UNUSABLE;
            SrtcpCryptoContext context = known == null ? incoming.deriveControlContext(ssrc) : known;
            view.wrap(bytes, from, length);
            int result = answer(context.reverseTransformPacket(view));
            if (result >= 0) patience = PATIENCE;
            if (known == null && result >= 0) rtcpIn.put(ssrc, context);
            return result;
        } catch (GeneralSecurityException | RuntimeException e) {
            return UNUSABLE;
        }
    }

    private RtpStream sending(int ssrc) throws GeneralSecurityException {
        if (gcmOut != null) return new GcmStream(gcmOut, ssrc)::protect;
        SrtpCryptoContext context = outgoing.deriveContext(ssrc, 0);
        return (bytes, from, length) -> {
            view.wrap(bytes, from, length);
            return answer(context.transformPacket(view));
        };
    }

    private RtpStream receiving(int ssrc) throws GeneralSecurityException {
        if (gcmIn != null) return new GcmStream(gcmIn, ssrc)::unprotect;
        SrtpCryptoContext context = incoming.deriveContext(ssrc, 0);
        return (bytes, from, length) -> {
            view.wrap(bytes, from, length);
            return answer(context.reverseTransformPacket(view, false));
        };
    }

    private boolean worthATry() {
        if (patience == 0) return ++passedOver % TRIED_OF == 0;
        patience--;
        return true;
    }

    private int answer(SrtpErrorStatus status) {
        switch (status) {
            case OK:
                return view.getLength();
            case AUTH_FAIL:
                return FORGED;
            case REPLAY_FAIL:
            case REPLAY_OLD:
                return REPLAYED;
            default:
                return UNUSABLE;
        }
    }

    private static int rtcpSsrc(byte[] b, int from) {
        return (b[from + 4] & 0xff) << 24 | (b[from + 5] & 0xff) << 16 | (b[from + 6] & 0xff) << 8 | b[from + 7] & 0xff;
    }
}
