package org.souffleur.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 5769: the vectors that every STUN must read and write alike. */
class StunVectorsTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    /** §2.1 Sample Request. */
    private static final byte[] REQUEST = hex("00 01 00 58 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae"
            + "80 22 00 10 53 54 55 4e 20 74 65 73 74 20 63 6c 69 65 6e 74"
            + "00 24 00 04 6e 00 01 ff"
            + "80 29 00 08 93 2f f9 b1 51 26 3b 36"
            + "00 06 00 09 65 76 74 6a 3a 68 36 76 59 20 20 20"
            + "00 08 00 14 9a ea a7 0c bf d8 cb 56 78 1e f2 b5 b2 d3 f2 49 c1 b5 71 a2"
            + "80 28 00 04 e5 7a 3b cf");

    /** §2.2 Sample IPv4 Response. */
    private static final byte[] IPV4_RESPONSE = hex("01 01 00 3c 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae"
            + "80 22 00 0b 74 65 73 74 20 76 65 63 74 6f 72 20"
            + "00 20 00 08 00 01 a1 47 e1 12 a6 43"
            + "00 08 00 14 2b 91 f5 99 fd 9e 90 c3 8c 74 89 f9 2a f9 ba 53 f0 6b e7 d7"
            + "80 28 00 04 c0 7d 4c 96");

    /** §2.3 Sample IPv6 Response. */
    private static final byte[] IPV6_RESPONSE = hex("01 01 00 48 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae"
            + "80 22 00 0b 74 65 73 74 20 76 65 63 74 6f 72 20"
            + "00 20 00 14 00 02 a1 47 01 13 a9 fa a5 d3 f1 79 bc 25 f4 b5 be d2 b9 d9"
            + "00 08 00 14 a3 82 95 4e 4b e6 7b f1 17 84 c9 7c 82 92 c2 75 bf e3 ed 41"
            + "80 28 00 04 c8 fb 0b 4c");

    /** §2.4 Sample Request with Long-Term Authentication. */
    private static final byte[] LONG_TERM_REQUEST = hex("00 01 00 60 21 12 a4 42 78 ad 34 33 c6 ad 72 c0 29 da 41 2e"
            + "00 06 00 12 e3 83 9e e3 83 88 e3 83 aa e3 83 83 e3 82 af e3 82 b9 00 00"
            + "00 15 00 1c 66 2f 2f 34 39 39 6b 39 35 34 64 36 4f 4c 33 34 6f 4c 39 46 53 54 76 79 36 34 73 41"
            + "00 14 00 0b 65 78 61 6d 70 6c 65 2e 6f 72 67 00"
            + "00 08 00 14 f6 70 24 65 6d d6 4a 3e 02 b8 e0 71 2e 85 c9 a2 8c a8 96 66");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static StunMessage parse(byte[] bytes) {
        return StunMessage.parse(bytes, 0, bytes.length);
    }

    @Test
    void theSampleRequestIsReadAndHolds() {
        StunMessage request = parse(REQUEST);
        assertThat(request.type()).isEqualTo(StunMessage.BINDING_REQUEST);
        assertThat(request.localUfrag()).isEqualTo("evtj");
        assertThat(request.saysControlled()).isTrue();
        assertThat(request.fingerprintHolds()).isTrue();
        assertThat(request.integrityHolds(PASSWORD.getBytes())).isTrue();
        assertThat(request.integrityHolds("another password".getBytes())).isFalse();
    }

    @Test
    void theSampleResponsesTellTheMappedAddress() throws Exception {
        StunMessage four = parse(IPV4_RESPONSE);
        assertThat(four.fingerprintHolds()).isTrue();
        assertThat(four.integrityHolds(PASSWORD.getBytes())).isTrue();
        assertThat(four.mappedAddress()).isEqualTo(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32853));
        StunMessage six = parse(IPV6_RESPONSE);
        assertThat(six.integrityHolds(PASSWORD.getBytes())).isTrue();
        assertThat(six.mappedAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677"), 32853));
    }

    /** Long-term credentials are a TURN server's; a check that carries them is read, holds, and is for no leg of ours. */
    @Test
    void theSampleRequestWithLongTermCredentialsIsReadAndLeadsToNobody() throws Exception {
        StunMessage request = parse(LONG_TERM_REQUEST);
        byte[] key = MessageDigest.getInstance("MD5")
                .digest("\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9:example.org:TheMatrIX".getBytes(StandardCharsets.UTF_8));
        assertThat(request.integrityHolds(key)).isTrue();
        assertThat(request.integrityHolds("TheMatrIX".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(request.localUfrag()).isNull();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("2001:db8::7"), 4711);
        byte[] transaction = hex("00 01 02 03 04 05 06 07 08 09 0a 0b");
        byte[] written = new StunWriter(StunMessage.BINDING_SUCCESS, transaction)
                .software("souffleur")
                .mappedAddress(address)
                .finish(PASSWORD);
        StunMessage read = parse(written);
        assertThat(read.mappedAddress()).isEqualTo(address);
        assertThat(read.integrityHolds(PASSWORD.getBytes())).isTrue();
        assertThat(read.fingerprintHolds()).isTrue();
        byte[] echoed = new byte[12];
        read.transactionId(echoed, 0);
        assertThat(echoed).isEqualTo(transaction);
    }

    @Test
    void aChangedByteUpToTheIntegrityIsNoticed() {
        int integrityEnd = REQUEST.length - 8; // what follows is the fingerprint, which changes nothing
        for (int i = 0; i < integrityEnd; i++) {
            byte[] changed = REQUEST.clone();
            changed[i] ^= 0x10;
            StunMessage read = parse(changed);
            assertThat(read != null
                            && read.fingerprintHolds()
                            && read.integrityHolds(PASSWORD.getBytes())
                            && read.type() == StunMessage.BINDING_REQUEST)
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    @Test
    void anyBytesAtAllAreReadWithoutHarm() {
        Random random = new Random(20);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = i % 2 == 0 ? REQUEST.clone() : new byte[20 + random.nextInt(40) * 4];
            if (i % 2 == 1) {
                random.nextBytes(bytes);
                bytes[0] &= 3;
                StunMessage.put16(bytes, 2, bytes.length - 20);
                System.arraycopy(REQUEST, 4, bytes, 4, 4);
            }
            for (int change = 0; change < 3; change++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            StunMessage read = parse(bytes);
            if (read == null) continue;
            read.localUfrag();
            read.mappedAddress();
            read.errorCode();
            read.fingerprintHolds();
            read.integrityHolds(PASSWORD.getBytes());
        }
    }
}
