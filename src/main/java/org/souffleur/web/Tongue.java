package org.souffleur.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the pages speak, all of them, the server's part and the browser's. */
public enum Tongue {
    ENGLISH("en", "English"),
    DUTCH("nl", "Nederlands");

    /** The cookie that remembers a choice. It names a language and nobody. */
    static final String COOKIE = "language";

    private final String tag;
    private final String ownName;

    Tongue(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** Its BCP 47 tag, as {@code lang} has it. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    public List<Tongue> others() {
        return Arrays.stream(values()).filter(other -> other != this).toList();
    }

    static Optional<Tongue> tagged(@Nullable String tag) {
        return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /** The one that was chosen here, else the first that the browser prefers and we have, else English. */
    static Tongue of(RoutingContext request) {
        @Nullable Cookie chosen = request.request().getCookie(COOKIE);
        return tagged(chosen == null ? null : chosen.getValue()).orElseGet(() -> preferred(request));
    }

    private static Tongue preferred(RoutingContext request) {
        return request.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .flatMap(tag -> tagged(tag.toLowerCase(Locale.ROOT)).stream())
                .findFirst()
                .orElse(ENGLISH);
    }
}
