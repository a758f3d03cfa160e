package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.souffleur.web.EveningOverHttp.HUMAN;
import static org.souffleur.web.EveningOverHttp.OS;
import static org.souffleur.web.EveningOverHttp.SURROGATE;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;
import org.souffleur.journey.door.SocketForTests;

/** Cues, presence and delays on real sockets of a real evening. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class CuesOverTheSocketTest {
    private static final String WORDS =
            "{'type':'cue','v':1,'cue':{'id':'%s','kind':'words','text':'Take your time.'}}";
    private static final String LATER =
            "{'type':'cue','v':1,'cue':{'id':'%s','kind':'words','text':'Take your time.','inMs':60000}}";

    private EveningOverHttp evening;
    private SocketForTests os;
    private SocketForTests surrogate;
    private SocketForTests human;

    @BeforeEach
    void theyAreLive() throws IOException {
        evening = EveningOverHttp.open();
        os = evening.line(OS);
        surrogate = evening.line(SURROGATE);
        human = evening.line(HUMAN);
        evening.everybodyAgreesTo("voice", "cues");
        os.says("{'type':'ping','t0':1}");
        surrogate.hears("'state':'live'");
    }

    @AfterEach
    void everybodyLeaves() throws IOException {
        os.close();
        surrogate.close();
        human.close();
        evening.close();
    }

    @Test
    void aCueTravelsToTheSurrogateAndHerAnswerBackAndNobodyElseHears() {
        os.says(WORDS.formatted("c1"));
        os.hears("'cue-accepted'", "'id':'c1'", "'due':");
        surrogate.hears("'type':'cue'", "'id':'c1'", "'from':'s2'", "Take your time.");
        surrogate.says("{'type':'cue-shown','id':'c1','at':1}").says("{'type':'cue-reply','id':'c1','reply':'cant'}");
        os.hears("'cue-state'", "'state':'shown'");
        os.hears("'state':'withdrawn'", "'reply':'cant'", "'why':'cant'");
        surrogate.hears("'cue-withdrawn'", "'why':'cant'");
        assertThat(surrogate.heard("'error'")).as("a telling needs no answer").isFalse();
        assertThat(human.heard("cue-")).isFalse();
        assertThat(human.heard("Take your time.")).isFalse();
    }

    @Test
    void aDeviceThatComesLateIsToldWhatWaits() {
        os.says(LATER.formatted("c1"));
        os.hears("'cue-accepted'", "'id':'c1'");
        try (SocketForTests phone = evening.line(SURROGATE)) {
            phone.hears("'type':'cue'", "'id':'c1'");
            os.says("{'type':'cue-retract','id':'c1'}");
            phone.hears("'cue-withdrawn'", "'retracted'");
        }
    }

    @Test
    void takingCuesBackTakesThemFromTheDevicesFirst() {
        os.says(LATER.formatted("c1"));
        surrogate.hears("'type':'cue'", "'id':'c1'");
        int answered = evening.as(SURROGATE)
                .contentType(ContentType.JSON)
                .body(Map.of("subject", "cues"))
                .post(evening.path("/withdrawals"))
                .statusCode();
        assertThat(answered).isEqualTo(200);
        surrogate.hears("'cue-withdrawn'", "'id':'c1'", "'consent'");
        os.says(WORDS.formatted("c2")).hears("'cue-refused'", "/problems/cues-not-agreed");
    }

    @Test
    void whatIsNoCueOrComesFromWhoSendsNoneIsRefusedClearlyAndEveryLineStays() {
        os.says("{'type':'cue','v':1,'cue':{'id':'c1','kind':'words','text':'Now.','inms':5}}")
                .hears("'cue-refused'", "'id':'c1'", "/problems/malformed-cue");
        os.says("{'type':'cue'}").hears("'cue-refused'", "'id':null");
        os.says("{'type':'cue','v':1,'cue':{'id':'c2','kind':'words','text':'Now.','for':'s1'}}")
                .hears("'id':'c2'", "/problems/malformed-cue");
        os.says("{'type':'whistle'}").hears("/problems/no-such-message");
        os.says("{'type':").hears("/problems/malformed-json");
        os.says("[]").says("null").says("7");
        os.says("{'type':'cue-retract','id':'never'}").hears("'cue-refused'", "/problems/no-such-cue");
        os.says("{'type':'cue-reply','id':null,'reply':'slower'}").hears("'error'", "/problems/not-a-surrogate");
        os.says("x".repeat(10 * 1024 * 1024)).hears("/problems/not-taken");
        for (SocketForTests line : new SocketForTests[] {surrogate, human}) {
            line.says(WORDS.formatted("c3")).hears("'cue-refused'", "'id':'c3'", "/problems/not-an-os");
            line.says("{'type':'cue-retract','id':'c3'}").hears("/problems/not-an-os");
        }
        human.says("{'type':'cue-shown','id':'c3','at':1}").hears("'error'", "/problems/not-a-surrogate");
        surrogate.says("{'type':'cue-reply','id':'c3','reply':'maybe'}").hears("'error'", "/problems/malformed-cue");

        os.says(WORDS.formatted("c9")).hears("'cue-accepted'", "'id':'c9'");
        surrogate.hears("'type':'cue'", "'id':'c9'");
        assertThat(surrogate.heard("'id':'c3'")).as("its own refusal only").isTrue();
    }

    /** ASVS 5.0 V17.3.1: one line's flood is dropped, told once, and holds up neither the others nor a stop. */
    @Test
    void aFloodOnOneLineIsDroppedAndNeitherTheOthersNorAStopWaitForIt() {
        for (int i = 0; i < 2_000; i++) human.says("{'type':'ping','t0':" + i + "}");
        human.hears("/problems/too-many-messages");
        os.says(WORDS.formatted("c1"));
        surrogate.hears("'type':'cue'", "'id':'c1'");
        for (int i = 0; i < 500; i++) human.says("{'type':'ping','t0':" + i + "}");
        human.says("{'type':'stop'}").hears("'stop-answer'", "'answer':'done'");
    }

    @Test
    void theOsOfAnotherEveningHasNoLineHere() {
        try (SocketForTests stranger = evening.line("human2")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> stranger.closedWith() == 4404);
        }
    }

    @Test
    void anOsThatFallsSilentIsNotFoundAndItsNextWordEndsThat() {
        evening.os.fallSilent();
        surrogate.hears("'found':false", "'note':'Sam is not found");
        surrogate.hears("'cues-frozen'", "'frozen':true");
        surrogate.forgets();
        os.says("{'type':'ping','t0':2}");
        surrogate.hears("'cues-frozen'", "'frozen':false");
        surrogate.hears("'type':'view'", "'state':'live'", "'role':'os'", "'found':true");
    }

    @Test
    void everybodyIsToldHowLateEachEarHears() {
        human.says("{'type':'ear','buffer':80.5,'device':12.0,'deviceFrom':'reported'}");
        os.hears("'type':'ears'", "'seat':'s1'", "'buffer':80.5", "'device':12.0", "'network':");
        surrogate.says("{'type':'ear','buffer':'long'}").hears("/problems/malformed-ear");
        surrogate
                .says("{'type':'ear','buffer':5,'device':3,'deviceFrom':'unknown'}")
                .hears("/problems/malformed-ear");
    }

    @Test
    void theSchemaIsWhereTheDocumentsSayItIs() {
        var schema = RestAssured.given().baseUri(StackForTests.stack().url()).get("/schemas/cue-1.schema.json");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.jsonPath().getString("title")).isEqualTo("Souffleur's cues, version 1");
    }
}
