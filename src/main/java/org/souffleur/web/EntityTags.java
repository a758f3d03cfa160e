package org.souffleur.web;

import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110 §8.8.3): here they name ICE sessions and editions, strongly and never weakly. */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /** RFC 9110 §13.1.1 compares strongly, so a weak tag fits nothing; this is no ICE session's name. */
    private static final String FITS_NOTHING = "";

    private EntityTags() {}

    static String of(String iceSession) {
        return '"' + iceSession + '"';
    }

    /** The edition that an If-Match names; empty where it names none, or several. */
    static OptionalLong number(@Nullable String ifMatch) {
        String given = ifMatch == null ? "" : ifMatch.strip();
        return given.matches("\"\\d{1,18}\"")
                ? OptionalLong.of(Long.parseLong(given.substring(1, given.length() - 1)))
                : OptionalLong.empty();
    }

    /** What an If-Match means; empty where it takes whichever there is. RFC 9725's examples put the star into quotes. */
    static Set<String> meant(String ifMatch) {
        String given = ifMatch.strip();
        if (given.equals("*") || given.equals("\"*\"")) return Set.of();
        Set<String> meant = new LinkedHashSet<>();
        Matcher tag = TAG.matcher(given);
        while (tag.find()) meant.add(tag.group(1) == null ? tag.group(2) : FITS_NOTHING);
        return meant.isEmpty() ? Set.of(FITS_NOTHING) : meant;
    }
}
