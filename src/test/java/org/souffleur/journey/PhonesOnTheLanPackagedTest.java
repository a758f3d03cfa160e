package org.souffleur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./souffleur up --lan} as it is packaged, on this machine's loopback: what a phone and a stranger in the same
 * network meet. Phones themselves are tried by hand; {@code docs/devices.md} says what is not known.
 */
class PhonesOnTheLanPackagedTest {
    private static final String ADDRESS = "127.0.0.1";
    private static final Duration START = Duration.ofMinutes(5); // a first start, on a machine that tests meanwhile
    private static final Pattern PASSWORD = Pattern.compile("(?m)^ +(\\w+\\d) +([a-z]{4}-[a-z]{4}-[a-z]{4})$");

    @TempDir
    static Path data;

    private static int port;
    private static Process launcher;
    private static String told;
    private static HttpClient phone;

    @BeforeAll
    static void start() throws Exception {
        port = twoFreePorts();
        Path log = data.resolve("launcher.txt");
        launcher = new ProcessBuilder(command("up"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await().atMost(START).until(() -> {
            assertThat(launcher.isAlive()).as(Files.readString(log)).isTrue();
            return Files.readString(log).contains("Stop      Ctrl-C");
        });
        told = Files.readString(log);
        phone = HttpClient.newBuilder().sslContext(trusting(downloaded())).build();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(1, TimeUnit.MINUTES)) {
            launcher.destroyForcibly();
        }
    }

    @Test
    void aPersonSignsInWithThePrintedPasswordAndComesIntoAnEvening() throws Exception {
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.open("--ignore-certificate-errors-spki-list=" + keyOf(served()))) {
            Page page = browser.newContext().newPage();
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(said -> {
                if (said.text().contains("Content Security Policy")) {
                    complaints.add(said.text());
                }
            });
            page.navigate(url() + "/");
            assertThat(page.locator("[data-phones] svg.code").count()).isEqualTo(7);
            page.navigate(url() + "/?as=human1");
            page.click("main [data-do=sign-in]");
            assertThat(page.inputValue("#username")).isEqualTo("human1");
            page.fill("#password", "human1");
            page.click("#kc-login");
            page.waitForSelector("#input-error, .pf-v5-c-form__helper-text, [aria-live=polite]");
            assertThat(page.url()).as("the name is not the password here").contains("/auth/realms/");
            page.fill("#password", password("human1"));
            page.click("#kc-login");
            page.waitForURL("**/home");

            List<Cookie> ours = page.context().cookies().stream()
                    .filter(cookie -> cookie.name.contains("q_session"))
                    .toList();
            assertThat(ours).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.name).startsWith("__Host-");
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.path).isEqualTo("/");
                assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
            });
            assertThat(page.context().cookies()).allMatch(cookie -> cookie.secure);

            assertThat(page.evaluate("isSecureContext && !!navigator.mediaDevices"))
                    .isEqualTo(true);
            page.click("sf-home [data-do=join] >> nth=0");
            page.waitForSelector("sf-evening[data-joined=true][data-line=up]");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theSecretsThatEverybodyKnowsOpenNothing() throws Exception {
        String tokens = url() + "/auth/realms/souffleur/protocol/openid-connect/token";
        for (String form : List.of(
                "grant_type=password&client_id=souffleur-demo-token&username=human1&password=human1",
                "grant_type=password&client_id=souffleur-demo-token&username=human1&password=" + password("human1"),
                "grant_type=client_credentials&client_id=os-sam&client_secret=os-sam")) {
            assertThat(send(HttpRequest.newBuilder(URI.create(tokens))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form)))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theOwnerOfTheDirectoryGetsTokensAndTheyAreGood() throws Exception {
        for (String account : List.of("human1", "os-sam")) {
            HttpRequest.Builder ask = HttpRequest.newBuilder(URI.create(url() + "/api/evenings"))
                    .header("Authorization", "Bearer " + token(account));
            assertThat(send(ask).statusCode()).as(account).isEqualTo(200);
        }
    }

    @Test
    void onlyAHostReadsWhatThisStageWouldHaveSent() throws Exception {
        HttpRequest.Builder ask = HttpRequest.newBuilder(URI.create(url() + "/api/demo/letters"));
        assertThat(send(ask).statusCode()).isEqualTo(401);
        for (String account : List.of("human1", "os-sam")) {
            assertThat(send(ask.setHeader("Authorization", "Bearer " + token(account)))
                            .statusCode())
                    .as(account)
                    .isEqualTo(403);
        }
        HttpResponse<String> host = send(ask.setHeader("Authorization", "Bearer " + token("host1")));
        assertThat(host.statusCode()).as(host.body()).isEqualTo(200);
    }

    @Test
    void whatIsSecretIsTheOwnersAlone() throws IOException {
        for (String file :
                List.of("authority/ca.key", "authority/server.key", "keys/lan-passwords", "keys/lan-os-sam")) {
            assertThat(Files.getPosixFilePermissions(data.resolve("stack").resolve(file)))
                    .as(file)
                    .hasSize(2);
        }
        for (String account : List.of("human1", "surrogate1", "os1", "host1", "human2", "surrogate2")) {
            assertThat(password(account)).isNotEqualTo(account);
        }
    }

    @Test
    void whoeverTrustsTheAuthorityTrustsTheServiceAndNobodyElseDoes() throws Exception {
        assertThat(send(HttpRequest.newBuilder(URI.create(url() + "/phones"))).statusCode())
                .isEqualTo(200);
        HttpClient stranger = HttpClient.newHttpClient();
        assertThatThrownBy(() -> stranger.send(
                        HttpRequest.newBuilder(URI.create(url() + "/phones")).build(),
                        HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
        byte[] print = MessageDigest.getInstance("SHA-256").digest(downloaded().getEncoded());
        String shown = told.replaceAll("\\s", "");
        assertThat(shown).contains(java.util.HexFormat.of().withUpperCase().formatHex(print));
    }

    @Test
    void theAuthoritysPageHasTheCertificateAndNothingElse() throws Exception {
        String page = plain("/").body();
        assertThat(page)
                .contains("href=\"/souffleur-ca.crt\"")
                .contains(url() + "/")
                .doesNotContain("{certificate}", "{fingerprint}", "{next}");
        assertThat(plain("/home").statusCode()).isEqualTo(404);
        assertThat(plain("/../keys/lan-passwords").statusCode()).isEqualTo(404);
        assertThat(plain("/auth/realms/souffleur/account").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameThatIsNotOursAndAPageWithoutTlsAreTurnedAway() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: elsewhere.example:" + port)).startsWith("HTTP/1.1 421 ");
        String change =
                "POST /api/demo/evenings HTTP/1.1\r\nHost: " + ADDRESS + ":" + port + "\r\nContent-Length: 0\r\n";
        assertThat(raw(change + "Origin: http://" + ADDRESS + ":" + port)).startsWith("HTTP/1.1 403 ");
        assertThat(raw(change + "Origin: https://elsewhere.example")).startsWith("HTTP/1.1 403 ");
        assertThat(raw(change + "Origin: " + url())).startsWith("HTTP/1.1 401 ");
        try (Socket withoutTls = new Socket(ADDRESS, port)) {
            withoutTls.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(withoutTls.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1 200");
        }
        assertThat(send(HttpRequest.newBuilder(URI.create(url() + "/auth/admin/")))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String url() {
        return "https://" + ADDRESS + ":" + port;
    }

    private static String password(String account) {
        Matcher line = PASSWORD.matcher(told);
        while (line.find()) {
            if (line.group(1).equals(account)) {
                return line.group(2);
            }
        }
        throw new AssertionError("no password is printed for " + account);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return phone.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> plain(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + ADDRESS + ":" + (port + 1) + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The first line of the answer to a request that no well-behaved client would send. */
    private static String raw(String request) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) trusting(downloaded()).getSocketFactory().createSocket(ADDRESS, port)) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Certificate downloaded() throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(
                        URI.create("http://" + ADDRESS + ":" + (port + 1) + "/souffleur-ca.crt"))
                .build();
        try (InputStream certificate = HttpClient.newHttpClient()
                .send(ask, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            return CertificateFactory.getInstance("X.509").generateCertificate(certificate);
        }
    }

    private static Certificate served() throws Exception {
        try (SSLSocket socket =
                (SSLSocket) trusting(downloaded()).getSocketFactory().createSocket(ADDRESS, port)) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** How Chromium names a key that it shall accept, and no other. */
    private static String keyOf(Certificate certificate) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(certificate.getPublicKey().getEncoded()));
    }

    private static SSLContext trusting(Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("lan", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String token(String account) throws Exception {
        List<String> command = command("token");
        command.add(account);
        Process asked = new ProcessBuilder(command).start();
        String token = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(asked.waitFor()).isZero();
        return token;
    }

    /** The launcher as {@code ./souffleur} calls it. */
    private static List<String> command(String verb) {
        String app = "target/quarkus-app";
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                app + "/app/*:target/stack-lib/*:" + app + "/lib/main/*",
                "org.souffleur.wiring.embedded.Launcher",
                verb,
                "--data",
                data.resolve("stack").toString(),
                "--port",
                Integer.toString(port),
                "--cache",
                StackForTests.cache().toString(),
                "--keycloak-zip",
                StackForTests.keycloakZip().toString(),
                "--realm",
                "realm",
                "--service",
                app + "/quarkus-run.jar",
                "--lan",
                "true",
                "--address",
                ADDRESS));
    }

    /** HTTPS has one, the authority's page the next. */
    private static int twoFreePorts() throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0)) {
                try (ServerSocket next = new ServerSocket(first.getLocalPort() + 1)) {
                    return next.getLocalPort() - 1;
                } catch (IOException taken) {
                    continue;
                }
            }
        }
    }
}
