package org.souffleur.consent.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;

/**
 * What reading the whole ledger again found.
 *
 * @param chains evenings with entries
 * @param entries in all chains
 * @param checkpoints signed statements
 * @param unsigned entries younger than the last checkpoint over their chain
 * @param findings what is wrong, the first for each chain; empty where all is well
 */
public record LedgerVerdict(long chains, long entries, long checkpoints, long unsigned, List<Finding> findings) {
    public LedgerVerdict {
        findings = List.copyOf(findings);
    }

    /** What can be wrong. */
    public enum Fault {
        /** An entry was changed, removed from the middle, or put in between. */
        BROKEN_LINK,
        /** A chain is shorter than was signed or kept. */
        MISSING_TAIL,
        /** A chain that was signed or kept is gone as a whole. */
        MISSING_CHAIN,
        /** A chain's entry is not the one that was signed: the chain was written anew. */
        REWRITTEN_CHAIN,
        /** A checkpoint was changed or removed. */
        BROKEN_CHECKPOINT,
        /** A checkpoint is not signed by the key that was given. */
        FOREIGN_SIGNATURE
    }

    /**
     * One thing that is wrong.
     *
     * @param evening whose chain; null for a checkpoint
     * @param number of the first entry, or of the checkpoint
     * @param sentence for a reader
     */
    public record Finding(Fault fault, @Nullable EveningId evening, long number, String sentence) {}

    public boolean isSound() {
        return findings.isEmpty();
    }

    /** The whole verdict, for a reader, without a line break at its end. */
    public String text() {
        String counted = entries + (entries == 1 ? " entry" : " entries") + " in " + chains
                + (chains == 1 ? " chain" : " chains") + ", " + checkpoints
                + (checkpoints == 1 ? " checkpoint" : " checkpoints")
                + (unsigned == 0 ? "" : ", " + unsigned + " not yet under a checkpoint");
        if (isSound()) {
            return "The ledger is whole: " + counted + ".";
        }
        return "The ledger is NOT whole: " + counted + ".\n"
                + findings.stream().map(finding -> "- " + finding.sentence()).collect(Collectors.joining("\n"));
    }
}
