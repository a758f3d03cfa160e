package org.souffleur.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.souffleur.journey.StackForTests;

/** People never reach the log: a whole evening with a fault in it leaves ids and nothing else. */
@QuarkusTest
@WithTestResource(value = StackForTests.class, scope = TestResourceScope.GLOBAL)
class LogsTest {
    private static final List<String> PLANTED = List.of(
            "Alex",
            "Robin",
            "Noor",
            "human1",
            "surrogate1",
            "@demo.invalid",
            "a0000000-0000-4000-8000",
            "b0000000-0000-4000-8000",
            "127.0.0.1",
            "198.51.100.7");

    @Test
    void noNameNoAddressAndNoAccountIsLogged() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord record) {
                String text = record instanceof ExtLogRecord told ? told.getFormattedMessage() : record.getMessage();
                lines.add(record.getLoggerName() + " " + text + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try (EveningOverHttp evening = EveningOverHttp.open()) {
            Logger.getLogger(LogsTest.class.getName()).info("the ear hears");
            evening.everybodyAgreesTo("voice");
            evening.untilTheHumanHears();
            evening.offers(EveningOverHttp.HUMAN, "v=0\r\no=Alex 1 1 IN IP4 198.51.100.7\r\n");
            evening.as("human1").header("X-Forwarded-For", "198.51.100.7").get("/api/evenings/Robin");
            evening.as(EveningOverHttp.SURROGATE).post(evening.path("/stop"));
        } finally {
            root.removeHandler(ear);
        }
        assertThat(lines).anyMatch(line -> line.contains("the ear hears"));
        for (String planted : PLANTED) {
            assertThat(lines).as("lines with " + planted).noneMatch(line -> line.contains(planted));
        }
    }
}
