package org.souffleur.journey.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP/1.1 client on a bare socket: it knows the moment in which a request's last byte leaves and the one in which
 * the answer's last byte is here, which no library tells.
 */
public final class Caller implements AutoCloseable {
    private static final int TIMEOUT_MS = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,6}) *\r?$");
    private static final Pattern LOCATION = Pattern.compile("(?im)^location: *(\\S+) *\r?$");

    private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^retry-after: *(\\d{1,4}) *\r?$");

    private final Socket socket = new Socket();
    private final int port;
    private final Pass pass;

    /** What says who calls: one header. */
    public record Pass(String header, String value) {
        public static Pass bearer(String token) {
            return new Pass("Authorization", "Bearer " + token);
        }

        /** A page's session; nothing but a person's own sign-in may say yes. */
        public static Pass session(String cookies) {
            return new Pass("Cookie", cookies);
        }
    }

    /** Opens the connection at once, so that a later request waits for nothing. */
    public Caller(int port, Pass pass) {
        this.port = port;
        this.pass = pass;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer and its two moments on {@link System#nanoTime}.
     *
     * @param retryAfterS 0 where the answer does not say when to come again
     * @param leftAtNanos just before the request was given to the socket in one piece
     * @param ackAtNanos when the answer had been read to its end
     */
    public record Answer(int status, String location, int retryAfterS, String body, long leftAtNanos, long ackAtNanos) {
        public double tookMs() {
            return (ackAtNanos - leftAtNanos) / 1e6;
        }

        /** A number of the answer's JSON body. */
        public double number(String name) {
            Matcher found = Pattern.compile("\"" + name + "\":([0-9.Ee+-]+)").matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("no " + name + " in " + body);
            }
            return Double.parseDouble(found.group(1));
        }

        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("answered " + status + " instead of " + wanted + ": " + body);
            }
            return this;
        }
    }

    public Answer post(String path, String contentType, String body) {
        return call("POST", path, contentType, body);
    }

    public Answer call(String method, String path, String contentType, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + pass.header() + ": "
                + pass.value() + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + content.length
                + "\r\n\r\n";
        byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
        try {
            long leftAtNanos = System.nanoTime();
            socket.getOutputStream().write(request);
            String answered = readHead(socket.getInputStream());
            Matcher length = LENGTH.matcher(answered);
            byte[] answer = socket.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            long ackAtNanos = System.nanoTime();
            Matcher location = LOCATION.matcher(answered);
            Matcher retryAfter = RETRY_AFTER.matcher(answered);
            return new Answer(
                    Integer.parseInt(answered.substring(9, 12)),
                    location.find() ? location.group(1) : "",
                    retryAfter.find() ? Integer.parseInt(retryAfter.group(1)) : 0,
                    new String(answer, StandardCharsets.UTF_8),
                    leftAtNanos,
                    ackAtNanos);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended within an answer's head");
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
