package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.souffleur.session.journal.Journal;
import org.souffleur.session.journal.JournalRecord;

/**
 * After the cut: makes sure that it is not forgotten, and says truly whether it is. The journal first; where it cannot
 * be written, the database at once; where neither can, the cut holds in this node's memory and is tried again.
 */
@ApplicationScoped
class CommitCut {
    private final Journal journal;
    private final Recorder recorder;

    CommitCut(Journal journal, Recorder recorder) {
        this.journal = journal;
        this.recorder = recorder;
    }

    Uni<CutAnswer> commit(JournalRecord record, double cutMs) {
        return Uni.createFrom()
                .completionStage(() -> journal.append(record))
                .invoke(() -> recorder.submit(record))
                .map(forced -> (CutAnswer) new CutAnswer.Done(cutMs))
                .onFailure()
                .recoverWithUni(noJournal -> {
                    recorder.submit(record);
                    return recorder.write(record)
                            .map(written -> (CutAnswer) new CutAnswer.Done(cutMs))
                            .onFailure()
                            .recoverWithItem(new CutAnswer.CutNotRecorded(cutMs));
                });
    }
}
