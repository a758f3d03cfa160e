package org.souffleur.web;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/** An address as a QR code (ISO/IEC 18004), for a phone's camera: as a picture in a page, or as text in a terminal. */
public final class QrPicture {
    /** Modules of white around the code; the standard asks for four, and cameras find it with two. */
    private static final int QUIET = 2;

    private final QrCode code;

    private QrPicture(QrCode code) {
        this.code = code;
    }

    public static QrPicture of(String address) {
        return new QrPicture(QrCode.encodeText(address, QrCode.Ecc.MEDIUM));
    }

    /** How many modules wide and high the picture is, its white border included. */
    public int size() {
        return code.size + 2 * QUIET;
    }

    /** The dark modules as one path of an SVG whose view box is {@link #size()} wide and high. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            for (int x = 0; x < size(); x++) {
                if (isDark(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Lines of block characters, two modules to a character; what is light is drawn, as on a dark terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < size(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < size(); x++) {
                boolean upper = !isDark(x, y);
                boolean lower = y + 1 < size() && !isDark(x, y + 1);
                line.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private boolean isDark(int x, int y) {
        return code.getModule(x - QUIET, y - QUIET);
    }
}
