package org.souffleur.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evening as one viewer sees it; its shape is that of {@code docs/api.md}.
 *
 * @param you the viewer's seat; null for a host
 * @param note what is waited for, or what is true just now, in one English sentence, for programs
 * @param waits the same as data, so that a page says it in its own language; empty while nothing is waited for
 * @param sentence what is agreed, in words
 */
public record EveningView(
        String id,
        String state,
        Instant since,
        Instant endsAt,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String you,
        String note,
        List<Wait> waits,
        List<PartyView> parties,
        List<SheetLine> sheet,
        List<FlowView> flows,
        String sentence) {

    public EveningView {
        waits = List.copyOf(waits);
        parties = List.copyOf(parties);
        sheet = List.copyOf(sheet);
        flows = List.copyOf(flows);
    }

    /**
     * One party.
     *
     * @param present has come in
     * @param connected has a working device
     * @param found whether there is a sign of life: an OS is not found after 1.5 s, a person after 30 s without a device
     * @param hears seats whose sound reaches this one
     * @param heardBy seats that this one's sound reaches
     * @param seenBy seats that this one's lens reaches
     */
    public record PartyView(
            String seat,
            String role,
            String name,
            String presentedBy,
            boolean present,
            boolean connected,
            boolean found,
            List<String> hears,
            List<String> heardBy,
            List<String> seenBy) {
        @Override
        public String toString() {
            return "PartyView[" + seat + "]"; // names never reach a log line
        }
    }

    /**
     * One subject that can be said yes to.
     *
     * @param needs the seats whose yes it needs
     * @param yes the seats that have said it
     * @param until when the first of them ends; null while it is not in scope
     */
    public record SheetLine(
            String subject,
            String kind,
            String title,
            List<String> needs,
            List<String> yes,
            boolean inScope,
            @Nullable Instant until) {
        @Override
        public String toString() {
            return "SheetLine[" + subject + "]";
        }
    }

    /**
     * One thing that an evening waits for.
     *
     * @param what {@code records}: the ledger cannot be read; {@code arrival}: parties have not come in; {@code
     *     yes-to-voice}; {@code line}: parties have no device; {@code found}: an OS is lost; {@code yes}: a pause ends with
     *     theirs; {@code step-back}: into the role
     * @param seats whose turn it is
     */
    public record Wait(@JsonProperty("for") String what, List<String> seats) {
        public Wait {
            seats = List.copyOf(seats);
        }
    }

    /** One open route. */
    public record FlowView(String from, String up, String to, String down) {}

    @Override
    public String toString() {
        return "EveningView[" + id + ", " + state + "]";
    }
}
