package org.souffleur.media.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GStreamer's webrtcbin sends and receives: another ICE, another DTLS, other codecs than the browsers'. */
class GStreamerThroughTheRelayTest {
    private static final String PROGRAM =
            Path.of("docs/examples/gstreamer/whip_whep.py").toString();

    private final List<Program> programs = new ArrayList<>();
    private OpenRoom room;

    @BeforeEach
    void open() throws IOException {
        room = new OpenRoom(List.of());
    }

    @AfterEach
    void close() {
        programs.forEach(Program::close);
        room.close();
    }

    private Program joins(String seat, String... options) {
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/python3", PROGRAM, room.door.address() + "legs/" + seat));
        command.addAll(List.of(options));
        Program program = Program.start(command);
        programs.add(program);
        return program;
    }

    @Test
    void itsVoiceAndPictureArriveItHearsAndItLeavesByItsOwnAddress() {
        Program surrogate = joins("surrogate", "--send", "audio,video", "--receive", "audio", "--tone", "440");
        Program os = joins("os", "--send", "audio", "--receive", "audio,video", "--tone", "980");
        os.hears("audio1", 440);
        os.sees("video2", 20);
        surrogate.hears("audio2", 980);

        assertThat(os.ends()).as(os.words()).isZero();
        await("its DELETE is its end")
                .atMost(Duration.ofSeconds(2))
                .until(() -> room.relay.nodeReport().legs() == 1);
    }
}
