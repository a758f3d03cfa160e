package org.souffleur.session.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.souffleur.session.journal.JournalRecord.Kind;

class JournalTest {
    private final ExecutorService writer = Executors.newSingleThreadExecutor();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        writer.shutdownNow();
    }

    @Test
    void whatWasAcknowledgedIsFoundAgain() throws IOException {
        List<JournalRecord> written = List.of(record(1), record(2), record(3));
        try (Journal journal = Journal.open(file(), writer)) {
            written.forEach(record -> append(journal, record));
        }
        try (Journal again = Journal.open(file(), writer)) {
            assertThat(again.found()).isEqualTo(written);
            assertThat(again.tornBytes()).isZero();
        }
    }

    @Test
    void aTornLastRecordIsDroppedAtEveryPossibleLengthAndTheRestIsKept() throws IOException {
        try (Journal journal = Journal.open(file(), writer)) {
            append(journal, record(1));
            append(journal, record(2));
        }
        byte[] whole = Files.readAllBytes(file());
        int second = whole.length / 2;
        for (int length = second; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Journal torn = Journal.open(file(), writer)) {
                assertThat(torn.found()).as("cut to %d bytes", length).containsExactly(record(1));
                append(torn, record(3));
            }
            try (Journal mended = Journal.open(file(), writer)) {
                assertThat(mended.found()).containsExactly(record(1), record(3));
            }
        }
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        try (Journal journal = Journal.open(file(), writer)) {
            append(journal, record(1));
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 5] ^= 1;
        Files.write(file(), bytes);
        try (Journal journal = Journal.open(file(), writer)) {
            assertThat(journal.found()).isEmpty();
            assertThat(journal.tornBytes()).isPositive();
        }
    }

    @Test
    void anUnwritableDiskIsTold() throws IOException {
        // A real device that has no space left.
        try (Journal journal = Journal.open(Path.of("/dev/full"), writer)) {
            assertThatThrownBy(() -> append(journal, record(1))).hasCauseInstanceOf(IOException.class);
            assertThat(journal.unrecorded()).isZero();
        }
    }

    @Test
    void manyAtOnceAreAllKeptInTheirOrder() throws IOException {
        List<JournalRecord> written = new ArrayList<>();
        try (Journal journal = Journal.open(file(), writer)) {
            List<CompletableFuture<Void>> forced = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                written.add(record(i));
                forced.add(journal.append(record(i)).toCompletableFuture());
            }
            CompletableFuture.allOf(forced.toArray(CompletableFuture[]::new)).join();
        }
        try (Journal again = Journal.open(file(), writer)) {
            assertThat(again.found()).isEqualTo(written);
        }
    }

    @Test
    void itIsEmptiedOnlyWhenTheDatabaseHoldsAllOfIt() throws IOException {
        try (Journal journal = Journal.open(file(), writer)) {
            for (int i = 0; i < 500; i++) {
                append(journal, record(i));
            }
            for (int i = 1; i < 500; i++) {
                journal.recorded(record(i).id());
            }
            assertThat(Files.size(file())).isGreaterThan(64 * 1024);
            assertThat(journal.unrecorded()).isEqualTo(1);
            append(journal, record(1000));
            journal.recorded(record(1000).id());
            journal.recorded(record(0).id());
            writerHasRunOutOfWork();
            assertThat(Files.size(file())).isZero();
            append(journal, record(1001));
        }
        try (Journal again = Journal.open(file(), writer)) {
            assertThat(again.found()).containsExactly(record(1001));
        }
    }

    @Test
    void aClosedJournalRefusesAndDoesNotHang() throws IOException {
        Journal journal = Journal.open(file(), writer);
        journal.close();
        assertThatThrownBy(() -> append(journal, record(1))).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void foreignBytesAreNotTakenForRecords() throws IOException {
        Files.write(file(), new byte[1000], StandardOpenOption.CREATE);
        try (Journal journal = Journal.open(file(), writer)) {
            assertThat(journal.found()).isEmpty();
            assertThat(journal.tornBytes()).isEqualTo(1000);
        }
    }

    @Test
    void itIsEmptiedAlsoWhenTheLastRecordIsInTheDatabaseBeforeTheWriterHasLetGo() throws IOException {
        List<Runnable> held = new ArrayList<>();
        try (Journal journal = Journal.open(file(), held::add)) {
            for (int i = 0; i < 500; i++) {
                JournalRecord record = record(i);
                journal.append(record).thenRun(() -> journal.recorded(record.id()));
            }
            held.forEach(Runnable::run);
            assertThat(journal.unrecorded()).isZero();
            assertThat(Files.size(file())).isZero();
        }
    }

    private Path file() {
        return folder.resolve("journal");
    }

    /** The writer is one thread: what is asked of it now comes after all that it had to do. */
    private void writerHasRunOutOfWork() {
        CompletableFuture.runAsync(() -> {}, writer).join();
    }

    private static void append(Journal journal, JournalRecord record) {
        journal.append(record).toCompletableFuture().join();
    }

    private static JournalRecord record(int number) {
        return new JournalRecord(
                new UUID(1, number), Kind.WITHDRAW, new UUID(2, 2), "s1", null, "voice", 1_700_000_000_123_456L, 900L);
    }
}
