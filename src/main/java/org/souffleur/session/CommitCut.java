package org.souffleur.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.souffleur.media.Cut;
import org.souffleur.media.Relay;
import org.souffleur.media.RoomId;
import org.souffleur.session.journal.Journal;
import org.souffleur.session.journal.JournalRecord;

/**
 * After the cut: makes sure that it is not forgotten, and says truly whether it is. The journal first; where it cannot
 * be written, the database at once; where neither can, the cut holds in this node's memory and is tried again.
 */
@ApplicationScoped
class CommitCut {
    private static final Logger LOG = Logger.getLogger(CommitCut.class);

    private final Relay relay;
    private final Journal journal;
    private final Recorder recorder;

    CommitCut(Relay relay, Journal journal, Recorder recorder) {
        this.relay = relay;
        this.journal = journal;
        this.recorder = recorder;
    }

    /**
     * The cut, by whatever still works: what was asked for, else everything in the room, else the room itself. Fails
     * only where the media plane answers nothing at all; then no lease is renewed and the room falls silent by itself.
     */
    Uni<Cut> surely(CompletionStage<Cut> first, RoomId room) {
        return Uni.createFrom()
                .completionStage(first)
                .onFailure()
                .recoverWithUni(broken -> {
                    LOG.errorf("A cut failed in room %s; cutting all of it", room.value());
                    return Uni.createFrom().completionStage(() -> relay.cut(room));
                })
                .onFailure()
                .recoverWithUni(broken -> Uni.createFrom()
                        .completionStage(() -> relay.closeRoom(room))
                        .map(closed -> new Cut(relay.now(), relay.now())));
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
