package org.souffleur.profile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.Person;
import org.souffleur.people.Role;
import org.souffleur.profile.Refusal.Why;

/** What a profile may say. */
final class ProfileRules {
    static final int MOST_LANGUAGES = 8;
    static final int LONGEST_WISH = 500;
    static final int LONGEST_STORY = 2_000;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Pattern REACHES = Pattern.compile(
            "\\S@\\S|https?:|www\\.|\\b[\\w-]{2,}\\.(com|org|net|nl|eu|de|be|io|app|me)\\b|(\\d[ ().-]{0,2}){8}",
            Pattern.CASE_INSENSITIVE);

    private ProfileRules() {}

    /**
     * A draft becomes the next edition of a profile.
     *
     * @throws ProfileRefused at its first fault
     */
    static Profile read(Person person, Draft draft, long edition) throws ProfileRefused {
        List<String> languages = draft.languages() == null ? List.of() : draft.languages();
        if (languages.size() > MOST_LANGUAGES
                || languages.stream().distinct().count() < languages.size()
                || !LANGUAGES.containsAll(languages)) {
            throw new ProfileRefused(new Refusal(Why.NOT_A_LANGUAGE, "languages", 0));
        }
        Map<What, Limit> limits = limits(draft.limits());
        if (!text(draft.story()).isEmpty() && person.role() != Role.HUMAN) {
            throw new ProfileRefused(new Refusal(Why.NO_STORY, "story", 0));
        }
        return new Profile(
                person.id(),
                languages,
                limits,
                plain("wishes", draft.wishes(), LONGEST_WISH),
                plain("seeks", draft.seeks(), LONGEST_WISH),
                Boolean.TRUE.equals(draft.exclusive()),
                plain("story", draft.story(), LONGEST_STORY),
                edition);
    }

    private static String plain(String field, @Nullable String typed, int longest) throws ProfileRefused {
        String text = text(typed);
        if (text.length() > longest || text.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n')) {
            throw new ProfileRefused(new Refusal(Why.TOO_LONG, field, 0));
        }
        int explicit = PlainWords.tooExplicit(text);
        if (explicit > 0) {
            throw new ProfileRefused(new Refusal(Why.TOO_EXPLICIT, field, explicit));
        }
        if (REACHES.matcher(text).find()) {
            throw new ProfileRefused(new Refusal(Why.A_WAY_TO_REACH_YOU, field, 0));
        }
        return text;
    }

    private static Map<What, Limit> limits(@Nullable Map<String, String> typed) throws ProfileRefused {
        Map<What, Limit> limits = new EnumMap<>(What.class);
        for (Map.Entry<String, String> one : (typed == null ? Map.<String, String>of() : typed).entrySet()) {
            Optional<What> what = Arrays.stream(What.values())
                    .filter(known -> known.wire().equals(one.getKey()))
                    .findAny();
            Optional<Limit> limit = Arrays.stream(Limit.values())
                    .filter(known -> known.wire().equals(one.getValue()))
                    .findAny();
            if (what.isEmpty() || limit.isEmpty()) {
                throw new ProfileRefused(new Refusal(Why.NOT_A_LIMIT, "limits", 0));
            }
            limits.put(what.get(), limit.get());
        }
        return limits;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
}
