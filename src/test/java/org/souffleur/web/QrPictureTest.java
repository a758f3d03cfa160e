package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QrPictureTest {
    private static final String FINDER_EDGE = "██ ▄▄▄▄▄ █"; // the border, then a finder pattern's second and third row

    @Test
    void theTerminalsLinesAreOneRectangleWithTheCodesThreeFinders() {
        List<String> lines =
                QrPicture.of("https://192.168.1.20:8443/?as=surrogate1").lines();
        assertThat(lines).allMatch(line -> line.length() == lines.get(0).length());
        assertThat(lines).hasSize((lines.get(0).length() + 1) / 2);
        assertThat(lines.get(1)).startsWith(FINDER_EDGE).endsWith(new StringBuilder(FINDER_EDGE).reverse());
        assertThat(lines).filteredOn(line -> line.startsWith(FINDER_EDGE)).hasSize(2);
    }

    @Test
    void thePageAndTheTerminalShowTheSameCode() {
        QrPicture picture = QrPicture.of("http://192.168.1.20:8444/");
        StringBuilder path = new StringBuilder();
        List<String> lines = picture.lines();
        for (int y = 0; y < picture.size(); y++) {
            for (int x = 0; x < picture.size(); x++) {
                char two = lines.get(y / 2).charAt(x);
                boolean light = two == '█' || two == (y % 2 == 0 ? '▀' : '▄');
                if (!light) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        assertThat(picture.path()).isEqualTo(path.toString());
    }
}
