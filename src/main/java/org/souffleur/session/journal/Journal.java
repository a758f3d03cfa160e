package org.souffleur.session.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/**
 * A local file of what must not be forgotten. A record is acknowledged only after it was forced to the disk; those that
 * wait together are forced together. Each is framed as length, CRC-32C and one line of JSON, so that a last record that
 * a power cut tore is recognised and dropped: it had not been acknowledged.
 *
 * <p>The file is emptied when the database holds everything in it.
 */
public final class Journal implements AutoCloseable {
    private static final int HEADER_BYTES = 8;
    private static final int MAX_RECORD_BYTES = 4096; // ids and times; a longer frame is a torn or foreign one
    private static final int MAX_WAITING = 4096; // presses within one sync of the disk; more is an attack
    private static final long EMPTY_ABOVE_BYTES = 64 * 1024; // below, an emptying would cost more than it saves

    private final ObjectMapper json = new ObjectMapper();
    private final FileChannel file;
    private final Executor writer;
    private final List<JournalRecord> found;
    private final long tornBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<UUID> unrecorded = new HashSet<>();
    private boolean writing;

    private record Waiting(JournalRecord record, CompletableFuture<Void> forced) {}

    private Journal(FileChannel file, Executor writer) throws IOException {
        this.file = file;
        this.writer = writer;
        this.found = new ArrayList<>();
        long whole = read(found);
        this.tornBytes = file.size() - whole;
        if (tornBytes > 0) {
            file.truncate(whole);
            file.force(true);
        }
        file.position(whole);
        found.forEach(record -> unrecorded.add(record.id()));
    }

    /**
     * Opens or makes the file and reads what is in it.
     *
     * @param writer one thread of its own: a sync takes milliseconds
     */
    public static Journal open(Path path, Executor writer) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new Journal(file, writer);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** What was in the file when it was opened, oldest first: to be recorded before anybody comes in. */
    public List<JournalRecord> found() {
        return List.copyOf(found);
    }

    /** Bytes of a torn last record that were dropped at the opening. */
    public long tornBytes() {
        return tornBytes;
    }

    /** Writes and forces; fails where the file cannot be written. Never waits for a database. */
    public CompletionStage<Void> append(JournalRecord record) {
        CompletableFuture<Void> forced = new CompletableFuture<>();
        lock.lock();
        try {
            if (waiting.size() >= MAX_WAITING) {
                forced.completeExceptionally(new IOException("the journal's queue is full"));
                return forced;
            }
            waiting.add(new Waiting(record, forced));
            if (!writing) {
                writing = true;
                writer.execute(this::writeWaiting);
            }
        } catch (RejectedExecutionException closed) {
            writing = false;
            waiting.clear();
            forced.completeExceptionally(new IOException("the journal is closed", closed));
        } finally {
            lock.unlock();
        }
        return forced;
    }

    /** The database holds it; once it holds all, the file is emptied. */
    public void recorded(UUID id) {
        lock.lock();
        try {
            unrecorded.remove(id);
            if (!writing) {
                emptyIfDone();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Records that the database is not known to hold. */
    public int unrecorded() {
        lock.lock();
        try {
            return unrecorded.size();
        } finally {
            lock.unlock();
        }
    }

    /** Called while nobody writes: by who records last, or by the writer when it has run out of work. */
    private void emptyIfDone() {
        if (!unrecorded.isEmpty() || !waiting.isEmpty() || !file.isOpen()) {
            return;
        }
        try {
            if (file.size() > EMPTY_ABOVE_BYTES) {
                file.truncate(0);
                file.position(0);
                file.force(true);
            }
        } catch (IOException kept) {
            // A journal that is too long costs a longer replay, which changes nothing.
        }
    }

    private void writeWaiting() {
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                write(batch);
                batch.forEach(entry -> entry.forced().complete(null));
            } catch (IOException e) {
                batch.forEach(entry -> entry.forced().completeExceptionally(e));
            }
        }
    }

    private List<Waiting> next() {
        lock.lock();
        try {
            List<Waiting> batch = List.copyOf(waiting);
            waiting.clear();
            writing = !batch.isEmpty();
            if (!writing) {
                emptyIfDone(); // the last record may have reached the database while it was still being acknowledged
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Waiting> batch) throws IOException {
        long before = file.position();
        try {
            for (Waiting entry : batch) {
                ByteBuffer frame = frame(entry.record());
                while (frame.hasRemaining()) {
                    file.write(frame);
                }
            }
            file.force(false);
        } catch (IOException e) {
            takeBack(before, e);
            throw e;
        }
        lock.lock();
        try {
            batch.forEach(entry -> unrecorded.add(entry.record().id()));
        } finally {
            lock.unlock();
        }
    }

    /** Half a frame in the middle would hide every later one. */
    private void takeBack(long to, IOException because) {
        try {
            file.truncate(to);
            file.position(to);
        } catch (IOException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private ByteBuffer frame(JournalRecord record) throws JsonProcessingException {
        byte[] line = (json.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
        CRC32C sum = new CRC32C();
        sum.update(line);
        return ByteBuffer.allocate(HEADER_BYTES + line.length)
                .putInt(line.length)
                .putInt((int) sum.getValue())
                .put(line)
                .flip();
    }

    /** Reads whole frames; returns where the first that is not whole begins. */
    private long read(List<JournalRecord> into) throws IOException {
        long at = 0;
        while (true) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            if (!fill(header, at)) {
                return at;
            }
            int length = header.getInt(0);
            if (length <= 0 || length > MAX_RECORD_BYTES) {
                return at;
            }
            ByteBuffer line = ByteBuffer.allocate(length);
            if (!fill(line, at + HEADER_BYTES)) {
                return at;
            }
            CRC32C sum = new CRC32C();
            sum.update(line.array());
            if ((int) sum.getValue() != header.getInt(4)) {
                return at;
            }
            into.add(json.readValue(line.array(), JournalRecord.class));
            at += HEADER_BYTES + length;
        }
    }

    private boolean fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
