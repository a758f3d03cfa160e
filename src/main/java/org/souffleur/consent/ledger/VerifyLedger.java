package org.souffleur.consent.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.souffleur.consent.ledger.LedgerVerdict.Fault;
import org.souffleur.consent.ledger.LedgerVerdict.Finding;
import org.souffleur.people.EveningId;

/**
 * Reads the whole ledger again over plain JDBC, so that it works while the service is down, and in one snapshot, so
 * that it works while the service is up.
 *
 * <p>Each chain is followed link by link. The checkpoints say how long each chain had been and how it ended; the heads
 * that are kept beside the chains say the same of what no checkpoint covers yet, without a signature.
 */
public final class VerifyLedger {
    private static final int FETCH_ROWS = 1000; // bounds the memory of a long ledger's reading

    private final DataSource database;
    private final CheckpointKey key;

    public VerifyLedger(DataSource database, CheckpointKey key) {
        this.database = database;
        this.key = key;
    }

    /** Verifies everything; fails only where the database cannot be read. */
    public LedgerVerdict verify() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return new Reading(connection, key).verdict();
            } finally {
                connection.rollback();
            }
        }
    }

    /** One pass; the fields are what it has learnt so far. */
    private static final class Reading {
        private final Connection connection;
        private final CheckpointKey key;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<EveningId, Head> signed = new HashMap<>();
        private final Map<EveningId, Map<Integer, byte[]>> marks = new HashMap<>();
        private final Map<EveningId, Head> found = new HashMap<>();
        private final Set<EveningId> faulty = new HashSet<>();
        private long checkpoints;
        private long entries;

        private Reading(Connection connection, CheckpointKey key) {
            this.connection = connection;
            this.key = key;
        }

        private LedgerVerdict verdict() throws SQLException {
            readCheckpoints();
            readChains();
            compareWith(signed, "a signed checkpoint");
            compareWith(readHeads(), "the head kept beside the chain");
            long unsigned = found.entrySet().stream()
                    .mapToLong(end -> Math.max(
                            0,
                            end.getValue().count()
                                    - signed.getOrDefault(end.getKey(), Head.ofNothing(end.getKey()))
                                            .count()))
                    .sum();
            return new LedgerVerdict(found.size(), entries, checkpoints, unsigned, findings);
        }

        private void readCheckpoints() throws SQLException {
            try (PreparedStatement statement = prepared(
                            "select number, at, heads, previous, hash, key_id, signature from ledger_checkpoint order by number");
                    ResultSet rows = statement.executeQuery()) {
                Checkpoint before = null;
                while (rows.next()) {
                    checkpoints++;
                    Checkpoint checkpoint = checkpoint(rows);
                    if (checkpoint == null || !checkpoint.follows(before)) {
                        long number = before == null ? 1 : before.number() + 1;
                        findings.add(new Finding(
                                Fault.BROKEN_CHECKPOINT,
                                null,
                                number,
                                "Checkpoint " + number + " is missing or was changed; what follows it was not read."));
                        return;
                    }
                    if (!checkpoint.isSignedBy(key)) {
                        findings.add(new Finding(
                                Fault.FOREIGN_SIGNATURE,
                                null,
                                checkpoint.number(),
                                "Checkpoint " + checkpoint.number() + " is not signed by key " + key.keyId()
                                        + "; what follows it was not read."));
                        return;
                    }
                    checkpoint.heads().forEach((evening, head) -> {
                        signed.put(evening, head);
                        marks.computeIfAbsent(evening, e -> new TreeMap<>()).put(head.count(), head.hash());
                    });
                    before = checkpoint;
                }
            }
        }

        private static @Nullable Checkpoint checkpoint(ResultSet row) throws SQLException {
            try {
                return new Checkpoint(
                        row.getLong("number"),
                        instant(row, "at"),
                        Checkpoint.headsFromText(row.getString("heads")),
                        row.getBytes("previous"),
                        row.getBytes("hash"),
                        row.getString("key_id"),
                        row.getBytes("signature"));
            } catch (IllegalArgumentException changed) {
                return null;
            }
        }

        private void readChains() throws SQLException {
            try (PreparedStatement statement =
                            prepared("select evening, number, fact_id, kind, subject, party, at, until_at, auth_time,"
                                    + " cut_micros, previous, hash from ledger_entry order by evening, number");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries++;
                    readEntry(rows);
                }
            }
        }

        private void readEntry(ResultSet row) throws SQLException {
            EveningId evening = new EveningId(row.getObject("evening", UUID.class));
            int number = row.getInt("number");
            Head end = found.getOrDefault(evening, Head.ofNothing(evening));
            LedgerEntry entry = entry(row, evening, number);
            byte[] mark = marks.getOrDefault(evening, Map.of()).get(number);
            if (entry == null || !entry.follows(end)) {
                fault(
                        evening,
                        Fault.BROKEN_LINK,
                        end.count() + 1,
                        "is missing or was changed; the chain breaks there.");
            } else if (mark != null && !Arrays.equals(mark, entry.hash())) {
                fault(evening, Fault.REWRITTEN_CHAIN, number, "is not the one that was signed.");
            }
            found.put(evening, entry == null ? new Head(number, row.getBytes("hash")) : entry.head());
        }

        private static @Nullable LedgerEntry entry(ResultSet row, EveningId evening, int number) throws SQLException {
            try {
                UUID party = row.getObject("party", UUID.class);
                long cut = row.getLong("cut_micros");
                Long cutMicros = row.wasNull() ? null : cut;
                return new LedgerEntry(
                        evening,
                        number,
                        row.getObject("fact_id", UUID.class),
                        EntryKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        party == null ? null : new Pseudonym(party),
                        instant(row, "at"),
                        instantOrNull(row, "until_at"),
                        instantOrNull(row, "auth_time"),
                        cutMicros,
                        row.getBytes("previous"),
                        row.getBytes("hash"));
            } catch (IllegalArgumentException changed) {
                return null;
            }
        }

        private Map<EveningId, Head> readHeads() throws SQLException {
            Map<EveningId, Head> heads = new HashMap<>();
            try (PreparedStatement statement =
                            prepared("select evening, count, hash, signed_count from ledger_head where count > 0");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    EveningId evening = new EveningId(rows.getObject("evening", UUID.class));
                    heads.put(evening, new Head(rows.getInt("count"), rows.getBytes("hash")));
                    noteMissingCheckpoint(evening, rows.getInt("signed_count"));
                }
            }
            return heads;
        }

        /** Checkpoints that were taken from the end leave no gap, but the heads remember that they were signed. */
        private void noteMissingCheckpoint(EveningId evening, int signedCount) {
            int covered = signed.getOrDefault(evening, Head.ofNothing(evening)).count();
            if (covered < signedCount && findings.stream().noneMatch(finding -> finding.evening() == null)) {
                findings.add(new Finding(
                        Fault.BROKEN_CHECKPOINT,
                        null,
                        checkpoints + 1,
                        "Checkpoint " + (checkpoints + 1) + " is missing: evening " + evening
                                + " was signed up to entry " + signedCount
                                + ", and the checkpoints that are left cover " + covered + "."));
            }
        }

        private void compareWith(Map<EveningId, Head> claimed, String claimant) {
            claimed.forEach((evening, claim) -> {
                Head end = found.get(evening);
                if (end == null) {
                    fault(
                            evening,
                            Fault.MISSING_CHAIN,
                            1,
                            "and all after it are missing: " + claimant + " counts " + claim.count() + ".");
                } else if (end.count() < claim.count()) {
                    fault(
                            evening,
                            Fault.MISSING_TAIL,
                            end.count() + 1,
                            "and what follows are missing: " + claimant + " counts " + claim.count() + ".");
                } else if (end.count() == claim.count() && !Arrays.equals(end.hash(), claim.hash())) {
                    fault(evening, Fault.REWRITTEN_CHAIN, end.count(), "is not the one in " + claimant + ".");
                }
            });
        }

        /** Only a chain's first fault is told: what follows it says nothing of its own. */
        private void fault(EveningId evening, Fault fault, int number, String what) {
            if (faulty.add(evening)) {
                findings.add(
                        new Finding(fault, evening, number, "Evening " + evening + ": entry " + number + " " + what));
            }
        }

        private PreparedStatement prepared(String sql) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setFetchSize(FETCH_ROWS);
            return statement;
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }
}
