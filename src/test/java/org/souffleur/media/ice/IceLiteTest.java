package org.souffleur.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.souffleur.media.ice.IceLite.Verdict;

class IceLiteTest {
    private static final long SECOND = 1_000_000_000L;
    private static final IceCredentials OURS = new IceCredentials("ours", "a-password-of-ours-long");
    private static final String THEIR_PASSWORD = "a-password-of-theirs-long";

    private final IceLite ice = new IceLite(OURS, "theirs", THEIR_PASSWORD);
    private final Path first = path(1);
    private final Path second = path(2);

    private int checks;

    private static Path path(int port) {
        return new Path(0, new InetSocketAddress("127.0.0.1", port));
    }

    private byte[] check(String ufrag, String pwd, boolean nominate) {
        byte[] transaction = ByteBuffer.allocate(12).putInt(4, ++checks).array();
        StunWriter check = new StunWriter(StunMessage.BINDING_REQUEST, transaction)
                .username(ufrag + ":theirs")
                .priority(1)
                .controlling(7);
        if (nominate) check.useCandidate();
        return check.finish(pwd);
    }

    private IceLite.Result receive(long now, Path path, byte[] bytes) {
        return ice.receive(now, path, bytes, 0, bytes.length);
    }

    private IceLite.Result check(long now, Path path, boolean nominate) {
        return receive(now, path, check(OURS.ufrag(), OURS.pwd(), nominate));
    }

    @Test
    void anAuthenticatedCheckIsAnsweredWithTheAddressItCameFrom() {
        IceLite.Result result = check(0, first, true);
        assertThat(result.verdict()).isEqualTo(Verdict.ANSWERED);
        assertThat(result.newPath()).isTrue();
        StunMessage response = StunMessage.parse(result.response(), 0, result.response().length);
        assertThat(response.mappedAddress()).isEqualTo(first.remote());
        assertThat(response.integrityHolds(OURS.key())).isTrue();
        assertThat(ice.chosen()).isEqualTo(first);
    }

    @Test
    void aCheckWithAWrongPasswordGetsNoAnswerAtAll() {
        IceLite.Result result = receive(0, first, check("ours", "some other password", true));
        assertThat(result.verdict()).isEqualTo(Verdict.FORGED);
        assertThat(result.response()).isNull();
        assertThat(ice.chosen()).isNull();
    }

    @Test
    void aNominationMovesTheLegAtOnceAndAPlainCheckDoesNotWhileTheOldPathLives() {
        check(0, first, true);
        check(SECOND / 2, second, false);
        assertThat(ice.chosen()).isEqualTo(first);
        check(SECOND / 2, second, true);
        assertThat(ice.chosen()).isEqualTo(second);
    }

    @Test
    void aPlainCheckFromANewAddressMovesALegWhoseOldPathIsSilent() {
        check(0, first, true);
        check(SECOND, second, false);
        assertThat(ice.chosen()).as("exactly a second is not yet silence").isEqualTo(first);
        check(SECOND + 1, second, false);
        assertThat(ice.chosen()).isEqualTo(second);
    }

    @Test
    void mediaFromAProvenPathMovesTheLegAndFromAnUnknownOneDoesNot() {
        check(0, first, true);
        check(0, second, false);
        ice.mediaFrom(3 * SECOND, 0, path(9).remote());
        assertThat(ice.chosen()).isEqualTo(first);
        ice.mediaFrom(3 * SECOND, 0, second.remote());
        assertThat(ice.chosen()).isEqualTo(second);
    }

    @Test
    void anIceRestartKeepsTheOldCredentialsUntilTheNewOnesAreUsed() {
        check(0, first, true);
        IceCredentials fresh = new IceCredentials("anew", "another-password-of-ours");
        ice.restart(fresh, "theirs2", "another-password-of-theirs");
        assertThat(check(1, first, true).verdict()).isEqualTo(Verdict.ANSWERED);
        assertThat(receive(2, second, check("anew", fresh.pwd(), true)).verdict())
                .isEqualTo(Verdict.ANSWERED);
        assertThat(ice.chosen()).isEqualTo(second);
        assertThat(check(3, first, true).verdict()).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aPeerThatTakesItselfForControlledIsToldOtherwise() {
        byte[] controlled = new StunWriter(StunMessage.BINDING_REQUEST, new byte[12])
                .username("ours:theirs")
                .finish(OURS.pwd());
        assertThat(receive(0, first, controlled).verdict()).isEqualTo(Verdict.ANSWERED);
        // Without a role nothing is wrong; with the controlled one it is.
        byte[] role = rewriteRole(check("ours", OURS.pwd(), false));
        assertThat(StunMessage.parse(role, 0, role.length).saysControlled()).isTrue();
    }

    /** The same with an integrity that holds, and without the fingerprint that stood behind it. */
    private static byte[] signed(byte[] check) {
        byte[] bytes = Arrays.copyOf(check, check.length - 8);
        StunMessage.put16(bytes, 2, bytes.length - 20);
        byte[] integrity = StunMessage.hmacSha1(OURS.key(), bytes, 0, bytes.length - 24);
        System.arraycopy(integrity, 0, bytes, bytes.length - 20, 20);
        return bytes;
    }

    private static byte[] rewriteRole(byte[] check) {
        byte[] changed = check.clone();
        for (int i = 20; i + 4 < changed.length; i += 4) {
            if (StunMessage.u16(changed, i) == StunMessage.ICE_CONTROLLING) {
                StunMessage.put16(changed, i, StunMessage.ICE_CONTROLLED);
                return changed;
            }
        }
        throw new AssertionError("no role in the check");
    }

    @Test
    void aCheckThatIsSentAgainFromElsewhereMovesNothingAndGetsNoAnswer() {
        byte[] overheard = check(OURS.ufrag(), OURS.pwd(), true);
        receive(0, first, overheard);
        IceLite.Result again = receive(5 * SECOND, second, overheard);
        assertThat(again.verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(again.response()).isNull();
        assertThat(again.newPath()).isFalse();
        assertThat(ice.chosen()).as("though the old path has long been silent").isEqualTo(first);
    }

    @Test
    void aCheckThatIsSentAgainFromWhereItCameIsAnsweredAndProvesNothingMore() {
        byte[] lost = check(OURS.ufrag(), OURS.pwd(), true);
        receive(0, first, lost);
        check(1, second, true);
        IceLite.Result again = receive(2, first, lost);
        assertThat(again.verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(again.response()).isNotNull();
        assertThat(ice.chosen()).isEqualTo(second);
    }

    @Test
    void threeHoursOfChecksAreRememberedAndNoMore() {
        byte[] oldest = check(OURS.ufrag(), OURS.pwd(), true);
        receive(0, first, oldest);
        for (int i = 1; i < SeenChecks.REMEMBERED; i++) check(i, first, false);
        assertThat(receive(SECOND, second, oldest).verdict()).isEqualTo(Verdict.REPEATED);
        check(SECOND, first, false);
        assertThat(receive(SECOND, first, oldest).verdict()).isEqualTo(Verdict.ANSWERED);
    }

    /** RFC 8445 §7.3.1.1: a storm of them costs the peer an answer each, no longer than the check, and moves nothing. */
    @Test
    void roleConflictsAreAnsweredInLessThanTheyAskWith() {
        check(0, first, true);
        for (int i = 0; i < 1000; i++) {
            byte[] conflict = signed(rewriteRole(check(OURS.ufrag(), OURS.pwd(), true)));
            IceLite.Result refused = receive(i, second, conflict);
            assertThat(refused.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(refused.response().length).isLessThanOrEqualTo(conflict.length);
        }
        assertThat(ice.chosen()).isEqualTo(first);
        assertThat(ice.proven()).containsExactly(first);
    }

    private byte[] ask(long now, Path path) {
        return ice.ask(now, path, () -> ++checks);
    }

    private static byte[] answer(byte[] question, String pwd) {
        byte[] transaction = new byte[12];
        StunMessage.parse(question, 0, question.length).transactionId(transaction, 0);
        return new StunWriter(StunMessage.BINDING_SUCCESS, transaction).finish(pwd);
    }

    @Test
    void aPeerWhoseMediaComesFromElsewhereIsAskedThereAndFollowedOnceItAnswers() {
        check(0, first, true);
        assertThat(ice.mediaFrom(1, 0, second.remote())).isFalse();
        byte[] question = ask(1, second);
        StunMessage asked = StunMessage.parse(question, 0, question.length);
        assertThat(asked.type()).isEqualTo(StunMessage.BINDING_REQUEST);
        assertThat(asked.localUfrag()).isEqualTo("theirs");
        assertThat(asked.integrityHolds(THEIR_PASSWORD.getBytes())).isTrue();
        assertThat(asked.saysControlled()).isTrue();
        assertThat(ice.chosen()).as("media alone moves nothing").isEqualTo(first);
        IceLite.Result found = receive(2, second, answer(question, THEIR_PASSWORD));
        assertThat(found.verdict()).isEqualTo(Verdict.FOUND);
        assertThat(found.newPath()).isTrue();
        assertThat(found.response()).isNull();
        assertThat(ice.chosen()).isEqualTo(second);
        assertThat(ice.mediaFrom(3, 0, second.remote())).isTrue();
        assertThat(receive(4, second, answer(question, THEIR_PASSWORD)).verdict())
                .as("an answer counts once")
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void onlyThePeerCanAnswerAndOnlyFromWhereItWasAsked() {
        check(0, first, true);
        byte[] question = ask(0, second);
        byte[] right = answer(question, THEIR_PASSWORD);
        assertThat(receive(1, second, answer(question, OURS.pwd())).verdict()).isEqualTo(Verdict.FORGED);
        assertThat(receive(1, path(3), right).verdict()).isEqualTo(Verdict.FORGED);
        assertThat(receive(SECOND, second, right).verdict()).as("too late").isEqualTo(Verdict.FORGED);
        assertThat(ice.chosen()).isEqualTo(first);
        assertThat(receive(0, second, answer(check("ours", OURS.pwd(), true), THEIR_PASSWORD))
                        .verdict())
                .as("to what we never asked")
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void onePlaceIsAskedAtATimeAndNotOften() {
        assertThat(ask(0, second)).as("nobody is there yet").isNull();
        check(0, first, true);
        byte[] question = ask(0, second);
        assertThat(ask(49_999_999, second)).isNull();
        assertThat(ask(50_000_000, second)).as("the same again").isEqualTo(question);
        assertThat(ask(60_000_000, path(3))).isNull();
        assertThat(ask(SECOND, path(3))).isNotNull().isNotEqualTo(question);
        assertThat(new IceLite(OURS, "theirs", null).ask(0, second, () -> 1)).isNull();
    }

    @Test
    void onlySoManyPathsAreRememberedAndTheChosenOneStays() {
        check(0, first, true);
        Path forgotten = null;
        for (int port = 2; port < 40; port++) {
            IceLite.Result result = check(0, path(port), false);
            if (result.forgotten() != null && forgotten == null) forgotten = result.forgotten();
        }
        assertThat(ice.proven()).hasSize(16).contains(first);
        assertThat(forgotten).isEqualTo(second);
    }
}
