package org.souffleur.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.souffleur.booking.DemoWorld.ECHO;
import static org.souffleur.booking.DemoWorld.HUMAN1;
import static org.souffleur.booking.DemoWorld.SURROGATE1;
import static org.souffleur.rows.RowsForTests.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.souffleur.booking.DemoForTests;
import org.souffleur.booking.NewRehearsal;
import org.souffleur.consent.SignInRules.Refusal;
import org.souffleur.people.AccountId;
import org.souffleur.people.Caller;
import org.souffleur.people.EveningId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;
import org.souffleur.people.SignIn;
import org.souffleur.rows.RowsForTests;

/** Where a recording of the house may sit, and what its sign-in may say. */
class SeatRecordingTest {
    private static final Seat S1 = new Seat("s1");
    private static final Seat S2 = new Seat("s2");

    @TempDir
    Path folder;

    private RowsForTests rows;
    private NodeForTests node;
    private SeatRecording seats;

    @BeforeEach
    void open() {
        rows = RowsForTests.fresh();
        node = new NodeForTests(rows, folder.resolve("journal"));
        seats = new SeatRecording(node.sessions, node.relay);
        await(DemoForTests.world(rows.factory()).settle());
    }

    @AfterEach
    void close() {
        node.close();
        rows.close();
    }

    private boolean sits(EveningId evening, Seat seat) {
        return await(seats.seat(evening, seat, packet -> {})).isPresent();
    }

    private EveningId rehearsal() {
        EveningId id = new EveningId(node.ids.next());
        NewRehearsal rehearsal = new NewRehearsal(
                id, HUMAN1, ECHO, node.wall.get(), node.wall.get().plusSeconds(600));
        await(node.evenings.open(rehearsal, node.wall.get().minus(Duration.ofDays(1)), 5));
        return id;
    }

    @Test
    void aRecordingSitsWhereARecordingSitsOnceSomebodyIsIn() {
        EveningId evening = rehearsal();
        assertThat(sits(evening, S2)).as("nobody has come in").isFalse();
        node.comeIn(node.caller(HUMAN1), evening);
        assertThat(sits(evening, S2)).isTrue();
        assertThat(await(node.see.see(node.caller(HUMAN1), evening))
                        .orElseThrow()
                        .parties())
                .filteredOn(party -> party.seat().equals("s2"))
                .allMatch(party -> party.present() && party.connected())
                .extracting(EveningView.PartyView::presentedBy)
                .containsExactly("recording");
        assertThat(sits(evening, S1)).as("a person's seat").isFalse();
    }

    @Test
    void noRecordingSitsInABookedEveningOnNobodysSeat() {
        EveningId booked = await(
                DemoForTests.opener(rows.factory(), node.ids, node.wall::get).open(evening -> false));
        node.comeIn(node.caller(HUMAN1), booked);
        node.comeIn(node.caller(SURROGATE1), booked);
        for (String seat : new String[] {"s1", "s2", "s3"}) {
            assertThat(sits(booked, new Seat(seat))).as(seat).isFalse();
        }
    }

    @Test
    void itsSignInSaysYesForItselfAndForNoPerson() {
        EveningId evening = rehearsal();
        node.comeIn(node.caller(HUMAN1), evening);
        AccountId itself = ECHO.program();
        assertThat(itself).isNotNull();
        assertThat(await(node.grant.grant(node.program(itself), evening, "voice")))
                .isInstanceOf(GrantAnswer.Granted.class);
        assertThat(await(node.grant.grant(node.program(itself), evening, "mic:s1")))
                .as("an OS is not asked about a microphone")
                .isInstanceOf(GrantAnswer.NoSuchSubject.class);
        Caller service = new Caller(
                HUMAN1.account(),
                Set.of(Role.HUMAN),
                new SignIn(HUMAN1.account(), node.wall.get(), SignIn.Kind.SERVICE));
        assertThat(await(node.grant.grant(service, evening, "voice")))
                .isEqualTo(new GrantAnswer.NeedsSignIn(Refusal.SERVICE_TOKEN));
        assertThat(await(node.see.see(node.caller(HUMAN1), evening))
                        .orElseThrow()
                        .sheet())
                .filteredOn(line -> line.subject().equals("voice"))
                .allMatch(line -> line.yes().equals(java.util.List.of("s2")) && !line.inScope());
    }
}
