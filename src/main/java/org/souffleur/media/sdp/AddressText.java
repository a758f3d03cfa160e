package org.souffleur.media.sdp;

import java.net.InetAddress;

/**
 * An address as SDP writes it. IPv6 in its one canonical form (RFC 5952 §4): aiortc compares texts, and takes a check's
 * answer from {@code fd00::1} for a stranger's when it was told {@code fd00:0:0:0:0:0:0:1}.
 */
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) return address.getHostAddress();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        int from = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && groups[i + zeros] == 0) zeros++;
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        // §4.2.2: one group of zeros alone is written out.
        if (length < 2) return text(groups, 0, GROUPS);
        return text(groups, 0, from) + "::" + text(groups, from + length, GROUPS);
    }

    private static String text(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from) text.append(':');
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
