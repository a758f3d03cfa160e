package org.souffleur.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsNullNullCipher;
import org.junit.jupiter.api.Test;

class DtlsRecordsTest {
    private static final int SHORT = 20;

    /** The first bytes of a message that says it is so long. */
    private static byte[] message(int length) {
        ByteBuffer message = ByteBuffer.allocate(12 + SHORT);
        message.put((byte) 11).put(u24(length)).putShort((short) 1).put(u24(0)).put(u24(SHORT));
        return message.array();
    }

    private static byte[] u24(int value) {
        return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] records(int epoch, byte[]... contents) {
        ByteBuffer datagram = ByteBuffer.allocate(1500);
        for (byte[] content : contents) {
            datagram.put((byte) ContentType.handshake).putShort((short) 0xfefd).putShort((short) epoch);
            datagram.put(new byte[6]).putShort((short) content.length).put(content);
        }
        return Arrays.copyOf(datagram.array(), datagram.position());
    }

    /** RFC 6347 §4.1.2.7: every other alert ends the association. */
    private static void isPassedOver(TlsFatalAlert alert) {
        assertThat(alert.getAlertDescription()).isEqualTo(AlertDescription.bad_record_mac);
    }

    @Test
    void aMessageMayBeAsLongAsAnyCertificateAndNotOneByteLonger() {
        assertThat(DtlsRecords.holds(records(0, message(DtlsRecords.MAX_MESSAGE))))
                .isTrue();
        assertThat(DtlsRecords.holds(records(0, message(DtlsRecords.MAX_MESSAGE + 1))))
                .isFalse();
    }

    @Test
    void noPlaceInADatagramHidesALongOne() {
        byte[] two = Arrays.copyOf(message(SHORT), 2 * (12 + SHORT));
        System.arraycopy(message(0xffffff), 0, two, 12 + SHORT, 12 + SHORT);
        assertThat(DtlsRecords.holds(records(0, two))).isFalse();
        assertThat(DtlsRecords.holds(records(0, message(SHORT), message(0xffffff))))
                .isFalse();
        byte[] truncated = records(0, message(0xffffff));
        assertThat(DtlsRecords.holds(Arrays.copyOf(truncated, 13 + 12))).isFalse();
    }

    @Test
    void whatIsEncryptedIsJudgedOnceItIsOpen() throws Exception {
        assertThat(DtlsRecords.holds(records(1, message(0xffffff)))).isTrue();
        DtlsRecords.Cipher open = new DtlsRecords.Cipher(TlsNullNullCipher.INSTANCE);
        byte[] fits = message(DtlsRecords.MAX_MESSAGE);
        assertThat(open.decodeCiphertext(0, ContentType.handshake, ProtocolVersion.DTLSv12, fits, 0, fits.length).len)
                .isEqualTo(fits.length);
        byte[] tooLong = message(DtlsRecords.MAX_MESSAGE + 1);
        assertThatThrownBy(() -> open.decodeCiphertext(
                        0, ContentType.handshake, ProtocolVersion.DTLSv12, tooLong, 0, tooLong.length))
                .isInstanceOfSatisfying(TlsFatalAlert.class, DtlsRecordsTest::isPassedOver);
        assertThat(open.decodeCiphertext(
                                0, ContentType.application_data, ProtocolVersion.DTLSv12, tooLong, 0, tooLong.length)
                        .len)
                .isEqualTo(tooLong.length);
    }
}
