package org.souffleur.wiring.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A phone that does not trust us yet cannot fetch the certificate over TLS. So this answers plain HTTP, on a port of
 * its own, with that certificate and a page that explains it, and with nothing else.
 */
final class AuthorityPage implements AutoCloseable {
    static final String CERTIFICATE = "/souffleur-ca.crt";
    private static final int THREADS = 4;
    private static final int MAX_WAITING = 16; // a room full of phones; whoever is turned away reloads
    private static final String MAX_REQUEST_S = "10";

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private AuthorityPage(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to answer.
     *
     * @param host the address to bind to
     * @param next where the phone goes once it trusts us
     */
    static AuthorityPage open(String host, int port, LanAuthority authority, String next) {
        // A phone that begins a request and falls silent must not hold a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", MAX_REQUEST_S);
        System.setProperty("sun.net.httpserver.maxRspTime", MAX_REQUEST_S);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), MAX_WAITING);
            ThreadPoolExecutor threads = new ThreadPoolExecutor(
                    THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MAX_WAITING), work -> {
                        Thread thread = new Thread(work, "authority-page");
                        thread.setDaemon(true);
                        return thread;
                    });
            server.setExecutor(threads);
            byte[] certificate = authority.certificate().getEncoded();
            byte[] page = page(authority.fingerprint(), next).getBytes(StandardCharsets.UTF_8);
            server.createContext("/", call -> {
                switch (call.getRequestURI().getPath()) {
                    case "/" -> answer(call, "text/html; charset=utf-8", page);
                    case CERTIFICATE -> answer(call, "application/x-x509-ca-cert", certificate);
                    default -> refuse(call, 404);
                }
            });
            server.start();
            return new AuthorityPage(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port " + port + ", from which phones would fetch the certificate, cannot be used", e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange call, String type, byte[] body) throws IOException {
        boolean head = call.getRequestMethod().equals("HEAD");
        if (!head && !call.getRequestMethod().equals("GET")) {
            refuse(call, 405);
            return;
        }
        call.getResponseHeaders().set("Content-Type", type);
        call.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        call.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
        call.getResponseHeaders().set("Cache-Control", "no-store");
        try (call) {
            call.sendResponseHeaders(200, head ? -1 : body.length);
            if (!head) {
                call.getResponseBody().write(body);
            }
        }
    }

    private static void refuse(HttpExchange call, int status) throws IOException {
        try (call) {
            call.sendResponseHeaders(status, -1);
        }
    }

    private static String page(String fingerprint, String next) throws IOException {
        try (InputStream text = AuthorityPage.class.getResourceAsStream("authority-page.html")) {
            if (text == null) {
                throw new IOException("the page is missing from this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{certificate}", CERTIFICATE)
                    .replace("{fingerprint}", fingerprint)
                    .replace("{next}", next);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
