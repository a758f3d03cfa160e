package org.souffleur.journey;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person who has just typed a password into Keycloak's own form: the code flow with PKCE, without a browser. Knows
 * cookies by their names only, which is enough for one origin.
 */
public final class SignedIn {
    private static final int MAX_HOPS = 8;
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new TreeMap<>();

    private SignedIn() {}

    /** Signs in at {@code origin}; the demo's passwords are the accounts' names. */
    public static SignedIn as(String account, String origin) {
        SignedIn person = new SignedIn();
        HttpResponse<String> page = person.follow(person.get(URI.create(origin + "/login")));
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no sign-in form at " + page.uri() + ", status " + page.statusCode());
        }
        String fields = "username=" + encode(account) + "&password=" + encode(account);
        HttpRequest typed = HttpRequest.newBuilder(
                        page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
        person.follow(person.send(typed));
        if (person.cookies.keySet().stream().noneMatch(name -> name.startsWith("q_session"))) {
            throw new IllegalStateException(account + " could not sign in");
        }
        return person;
    }

    /** The Cookie header of this person's session. */
    public String cookie() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> at = first;
        for (int hop = 0; hop < MAX_HOPS && at.statusCode() / 100 == 3; hop++) {
            URI next = at.uri().resolve(at.headers().firstValue("location").orElseThrow());
            if (next.getPath().equals("/home")) {
                break; // Signed in; the page itself is not of interest.
            }
            at = get(next);
        }
        return at;
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpRequest.Builder withCookies = HttpRequest.newBuilder(request, (name, value) -> true);
            if (!cookies.isEmpty()) {
                withCookies.header("Cookie", cookie());
            }
            HttpResponse<String> response = http.send(withCookies.build(), HttpResponse.BodyHandlers.ofString());
            for (String set : response.headers().allValues("set-cookie")) {
                String pair = set.split(";", 2)[0];
                int equals = pair.indexOf('=');
                String value = pair.substring(equals + 1);
                if (value.isEmpty()) {
                    cookies.remove(pair.substring(0, equals));
                } else {
                    cookies.put(pair.substring(0, equals), value);
                }
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException("sign-in could not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signing in", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
