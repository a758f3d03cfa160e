package org.souffleur.media.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.souffleur.media.ice.StunMessage;
import org.souffleur.media.ice.StunWriter;

/** What a native peer needs of an answer. */
public final class PeerAnswer {
    public final String ufrag;
    public final String pwd;
    public final String fingerprint;
    public final List<InetSocketAddress> candidates = new ArrayList<>();

    /** The relay's SSRC of each line, by the line's index. */
    public final Map<Integer, Integer> ssrcs = new HashMap<>();

    public PeerAnswer(String sdp) {
        String foundUfrag = "";
        String foundPwd = "";
        String foundFingerprint = "";
        int line = -1;
        for (String text : sdp.split("\r\n")) {
            if (text.startsWith("m=")) line++;
            if (text.startsWith("a=ice-ufrag:")) foundUfrag = text.substring(12);
            if (text.startsWith("a=ice-pwd:")) foundPwd = text.substring(10);
            if (text.startsWith("a=fingerprint:sha-256 ")) foundFingerprint = text.substring(22);
            if (text.startsWith("a=ssrc:"))
                ssrcs.put(line, (int) Long.parseLong(text.substring(7).split(" ")[0]));
            if (text.startsWith("a=candidate:")) candidate(text.split(" "));
        }
        ufrag = foundUfrag;
        pwd = foundPwd;
        fingerprint = foundFingerprint;
    }

    private PeerAnswer(PeerAnswer before, PeerAnswer restart) {
        ufrag = restart.ufrag;
        pwd = restart.pwd;
        fingerprint = before.fingerprint;
        candidates.addAll(restart.candidates);
        ssrcs.putAll(before.ssrcs);
    }

    /**
     * A connectivity check of the controlling agent to whoever gave this answer (RFC 8445 §7.2.2).
     *
     * @param transaction 12 bytes that no other check has
     */
    public byte[] check(String ourUfrag, long tieBreaker, boolean nominating, byte[] transaction) {
        StunWriter check = new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username(ufrag + ":" + ourUfrag)
                .priority(1_845_501_695)
                .controlling(tieBreaker);
        return (nominating ? check.useCandidate() : check).finish(pwd);
    }

    /** The same agreement with the ICE credentials of a restart. */
    PeerAnswer withCredentials(PeerAnswer restart) {
        return new PeerAnswer(this, restart);
    }

    private void candidate(String[] parts) {
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByName(parts[4]), Integer.parseInt(parts[5]));
            if (!candidates.contains(address)) candidates.add(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("a candidate that is no address", e);
        }
    }

    /** The candidate that a peer on this address would use. */
    public InetSocketAddress reachableFrom(InetAddress local) {
        for (InetSocketAddress candidate : candidates)
            if (candidate.getAddress().equals(local)) return candidate;
        return candidates.get(0);
    }
}
