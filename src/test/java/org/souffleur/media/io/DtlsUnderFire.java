package org.souffleur.media.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;
import org.souffleur.media.sdp.Offer;

/** Our side of DTLS with a peer that says what it has to say, whatever it hears, and goes. */
public final class DtlsUnderFire {
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
            OURS.protocol.accept(
                    new LegDtlsServer(OURS.crypto, OURS.certificate, NOBODYS, said::closed), said.endpoint);
            throw new IllegalStateException("it has let somebody in");
        } catch (TlsFatalAlert e) {
            return "alert " + e.getAlertDescription() + said;
        } catch (IOException e) {
            return "refused" + said;
        } catch (NullPointerException | IndexOutOfBoundsException | ClassCastException | IllegalArgumentException e) {
            return e.getClass().getSimpleName() + said; // BouncyCastle's own: a leg counts it as a failed handshake
        }
    }

    /** Everything is there from the first moment, and nobody waits for more. */
    private static final class Said {
        private int answers;
        private boolean closed;
        private final DtlsEndpoint endpoint = new DtlsEndpoint((bytes, from, length) -> answers++, this::next);

        Said(byte[] input) {
            for (int at = 0; at + 2 < input.length; ) {
                int length = Math.min((input[at] & 0xff) << 8 | input[at + 1] & 0xff, input.length - at - 2);
                byte[] datagram = Arrays.copyOfRange(input, at + 2, at + 2 + length);
                if (DtlsRecords.holds(datagram)) endpoint.arrive(datagram); // as a leg takes it
                at += 2 + length;
            }
        }

        private byte @Nullable [] next(BlockingQueue<byte[]> arrivals, long waitMs) {
            byte[] next = arrivals.poll();
            if (next == null) endpoint.abandon();
            return next;
        }

        void closed() {
            closed = true;
        }

        @Override
        public String toString() {
            return " " + Math.min(answers, 8) + closed;
        }
    }
}
