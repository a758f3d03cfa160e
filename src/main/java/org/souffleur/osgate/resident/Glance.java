package org.souffleur.osgate.resident;

import java.nio.ByteBuffer;
import org.jcodec.codecs.vpx.VP8Decoder;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One picture, seen in a grid of grey squares: all that is kept of it, and enough to tell bright from dark. It is made on
 * no thread that others wait for: opening a picture takes some milliseconds.
 */
final class Glance {
    static final int COLUMNS = 16;
    static final int ROWS = 12;

    /** Mean luma, 0 to 255: below this a room is dark to a camera that has no more light to gather. */
    private static final int BRIGHT = 60;

    /** So much must a square change, beyond what all of them changed by together, to have moved. */
    private static final int CHANGED = 14;

    /** So many of the squares: a flicker in one is noise. */
    private static final int MOVED_SQUARES = 6;

    /** Larger than any phone sends here; a header that says more is not to be trusted with our memory. */
    private static final int MAX_SIDE = 1920;

    private final int[] squares;

    private Glance(int[] squares) {
        this.squares = squares;
    }

    /** Opens a VP8 key frame; null where that cannot be done. */
    static @Nullable Glance at(byte[] keyFrame) {
        // RFC 6386 §9.1: three bytes of tag, the start code, then width and height in 14 bits each.
        if (keyFrame.length < 10 || keyFrame[3] != (byte) 0x9d || keyFrame[4] != 0x01 || keyFrame[5] != 0x2a) {
            return null;
        }
        int width = (keyFrame[6] & 0xff | keyFrame[7] << 8) & 0x3fff;
        int height = (keyFrame[8] & 0xff | keyFrame[9] << 8) & 0x3fff;
        if (width < COLUMNS || height < ROWS || width > MAX_SIDE || height > MAX_SIDE) {
            return null;
        }
        try {
            Picture room = Picture.create(width + 15 & ~15, height + 15 & ~15, ColorSpace.YUV420);
            Picture picture = new VP8Decoder().decodeFrame(ByteBuffer.wrap(keyFrame), room.getData());
            return new Glance(squares(picture.getPlaneData(0), picture.getPlaneWidth(0), width, height));
        } catch (RuntimeException damaged) {
            return null; // whatever the bytes do to a decoder, the evening goes on
        }
    }

    private static int[] squares(byte[] luma, int stride, int width, int height) {
        int[] squares = new int[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                squares[row * COLUMNS + column] = mean(
                        luma,
                        stride,
                        column * width / COLUMNS,
                        (column + 1) * width / COLUMNS,
                        row * height / ROWS,
                        (row + 1) * height / ROWS);
            }
        }
        return squares;
    }

    /** Samples are bytes around zero, as JCodec keeps them. */
    private static int mean(byte[] luma, int stride, int left, int right, int top, int bottom) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += luma[y * stride + x] + 128;
            }
        }
        return (int) (sum / ((right - left) * (bottom - top)));
    }

    boolean isBright() {
        return mean() >= BRIGHT;
    }

    private int mean() {
        long sum = 0;
        for (int square : squares) {
            sum += square;
        }
        return (int) (sum / squares.length);
    }

    /** Whether something moved since an earlier glance; a lamp that is switched on moves nothing. */
    boolean movedSince(Glance earlier) {
        int all = mean() - earlier.mean();
        int moved = 0;
        for (int i = 0; i < squares.length; i++) {
            if (Math.abs(squares[i] - earlier.squares[i] - all) > CHANGED) {
                moved++;
            }
        }
        return moved >= MOVED_SQUARES;
    }
}
