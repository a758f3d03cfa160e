package org.souffleur.wiring.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Stands where a mail server would: takes every letter of this stack, sends none on, and keeps the latest until the
 * stack ends. The service shows them to people; whoever asks us directly needs this stack's own key.
 */
public final class LetterCatcher implements AutoCloseable {
    private static final int MAX_KEPT = 100; // of at most 64 KB each: 6 MB; a rehearsal reads the last few
    private static final int MAX_LETTER_BYTES = 64 * 1024;
    private static final int MAX_CONNECTIONS = 10; // as many as the service's mailer keeps open, and Keycloak's one
    private static final int IDLE_MS = 60_000;
    private static final int MAX_PARTS_DEEP = 4; // ours have none; mixed, alternative and related make three
    private static final String PATH = "/letters";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deque<CaughtLetter> kept = new ArrayDeque<>();
    private final SMTPServer smtp;
    private final HttpServer http;

    private LetterCatcher(byte[] key) {
        InetAddress here = InetAddress.getLoopbackAddress();
        smtp = SMTPServer.port(0)
                .bindAddress(here)
                .hostName("localhost")
                .softwareName("souffleur")
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeoutMs(IDLE_MS)
                .maxRecipients(1)
                .maxMessageSize(MAX_LETTER_BYTES)
                .insertReceivedHeaders(false)
                .messageHandler((context, from, to, bytes) -> keep(read(from, to, bytes)))
                .build();
        try {
            http = HttpServer.create(new InetSocketAddress(here, 0), MAX_CONNECTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException("nobody can look at caught letters", e);
        }
        http.createContext(PATH, call -> answer(call, key));
    }

    /**
     * Begins to catch, on loopback ports of its own.
     *
     * @param key what the service shows to be given the letters
     */
    static LetterCatcher open(String key) {
        LetterCatcher catcher = new LetterCatcher(bearer(key));
        catcher.smtp.start();
        catcher.http.start();
        return catcher;
    }

    private static byte[] bearer(String key) {
        return ("Bearer " + key).getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the service finds us. */
    Map<String, String> environment(String key) {
        return Map.of(
                "SOUFFLEUR_SMTP_HOST",
                "127.0.0.1",
                "SOUFFLEUR_SMTP_PORT",
                Integer.toString(smtp.getPortAllocated()),
                "SOUFFLEUR_SMTP_START_TLS",
                "DISABLED",
                "SOUFFLEUR_SMTP_FROM",
                "souffleur@demo.invalid",
                "SOUFFLEUR_LETTERS_URL",
                "http://127.0.0.1:" + http.getAddress().getPort() + PATH,
                "SOUFFLEUR_LETTERS_KEY",
                key);
    }

    /** The latest letters, newest first. */
    public List<CaughtLetter> latest() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    private void keep(CaughtLetter letter) {
        synchronized (kept) {
            kept.addFirst(letter);
            if (kept.size() > MAX_KEPT) {
                kept.removeLast();
            }
        }
    }

    private static CaughtLetter read(String from, String to, byte[] bytes) {
        try {
            MimeMessage mime = new MimeMessage(null, new ByteArrayInputStream(bytes));
            return new CaughtLetter(
                    header(mime, "Message-ID"),
                    Instant.now(),
                    from,
                    to,
                    header(mime, "Content-Language"),
                    mime.getSubject() == null ? "" : mime.getSubject(),
                    text(mime, 0).replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("not a letter that can be read", e);
        }
    }

    private static String header(MimeMessage mime, String name) throws MessagingException {
        String value = mime.getHeader(name, null);
        return value == null ? "" : value;
    }

    /** The first plain text in it. */
    private static String text(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return text;
        }
        if (depth < MAX_PARTS_DEEP && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = text(inner, depth + 1);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private void answer(HttpExchange call, byte[] key) throws IOException {
        try (call) {
            String shown = call.getRequestHeaders().getFirst("Authorization");
            byte[] given = shown == null ? new byte[0] : shown.getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(given, key)) {
                call.sendResponseHeaders(401, -1);
                return;
            }
            byte[] body = JSON.writeValueAsBytes(asJson());
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
        }
    }

    private ArrayNode asJson() {
        ArrayNode letters = JSON.createArrayNode();
        for (CaughtLetter letter : latest()) {
            letters.addObject()
                    .put("id", letter.id())
                    .put("at", letter.at().toString())
                    .put("to", letter.to())
                    .put("language", letter.language())
                    .put("subject", letter.subject())
                    .put("text", letter.text());
        }
        return letters;
    }

    @Override
    public void close() {
        smtp.stop();
        http.stop(0);
    }
}
