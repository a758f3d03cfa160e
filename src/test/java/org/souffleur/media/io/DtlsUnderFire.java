package org.souffleur.media.io;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.souffleur.media.sdp.Offer;

/** Our side of DTLS with a peer that says what it has to say, whatever it hears, and goes. */
public final class DtlsUnderFire {
    private static final int MOST_DATAGRAMS = 64; // twice what a leg's endpoint holds
    private static final Handshakes OURS = new Handshakes(0);
    private static final Offer.Fingerprint NOBODYS = new Offer.Fingerprint("sha-256", "00" + ":00".repeat(31));

    private DtlsUnderFire() {}

    /**
     * @param input datagrams, each after its length in two bytes
     * @return how it ended; a handshake cannot succeed
     */
    public static String read(byte[] input) {
        Said said = new Said(input);
        try {
            OURS.protocol.accept(new LegDtlsServer(OURS.crypto, OURS.certificate, NOBODYS, said::closed), said);
            throw new IllegalStateException("it has let somebody in");
        } catch (TlsFatalAlert e) {
            return "alert " + e.getAlertDescription() + said;
        } catch (IOException e) {
            return "refused" + said;
        } catch (NullPointerException | IndexOutOfBoundsException | ClassCastException | IllegalArgumentException e) {
            return e.getClass().getSimpleName() + said; // BouncyCastle's own: a leg counts it as a failed handshake
        }
    }

    private static final class Said implements DatagramTransport {
        private final Deque<byte[]> datagrams = new ArrayDeque<>();
        private int answers;
        private boolean closed;

        Said(byte[] input) {
            for (int at = 0; at + 2 < input.length && datagrams.size() < MOST_DATAGRAMS; ) {
                int length = Math.min((input[at] & 0xff) << 8 | input[at + 1] & 0xff, input.length - at - 2);
                byte[] datagram = Arrays.copyOfRange(input, at + 2, at + 2 + length);
                if (DtlsRecords.holds(datagram)) datagrams.add(datagram); // as a leg takes it
                at += 2 + length;
            }
        }

        void closed() {
            closed = true;
        }

        @Override
        public int getReceiveLimit() {
            return 1500;
        }

        @Override
        public int receive(byte[] into, int from, int length, int waitMillis) throws IOException {
            byte[] next = datagrams.poll();
            if (next == null) throw new IOException("nothing more is said");
            int copied = Math.min(length, next.length);
            System.arraycopy(next, 0, into, from, copied);
            return copied;
        }

        @Override
        public int getSendLimit() {
            return 1200;
        }

        @Override
        public void send(byte[] bytes, int from, int length) {
            answers++;
        }

        @Override
        public void close() {
            // nothing to close
        }

        @Override
        public String toString() {
            return " " + Math.min(answers, 8) + closed;
        }
    }
}
