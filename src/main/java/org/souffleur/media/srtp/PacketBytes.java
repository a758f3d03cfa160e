package org.souffleur.media.srtp;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** How jitsi-srtp wants to see a packet: one reused view over the caller's array. */
final class PacketBytes implements ByteArrayBuffer {
    private byte[] bytes = new byte[0];
    private int offset;
    private int length;

    void wrap(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int length) {
        this.length = length;
    }

    @Override
    public void setOffset(int offset) {
        this.offset = offset;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] into) {
        System.arraycopy(bytes, offset + from, into, 0, count);
    }

    @Override
    public void grow(int more) {
        int needed = offset + length + more;
        // Callers leave room for the trailer, so this copy is for the caller who forgot; it would then miss the bytes.
        if (needed > bytes.length) bytes = Arrays.copyOf(bytes, needed);
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int less) {
        length = Math.max(0, length - less);
    }
}
