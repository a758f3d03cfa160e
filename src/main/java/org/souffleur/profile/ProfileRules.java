package org.souffleur.profile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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

    /** A draft becomes the next edition of a profile, or is refused for its first fault. */
    static <T> T read(
            Person person, Draft draft, long edition, BiFunction<@Nullable Profile, @Nullable Refusal, T> answer) {
        List<String> languages = draft.languages() == null ? List.of() : draft.languages();
        if (languages.size() > MOST_LANGUAGES
                || languages.stream().distinct().count() < languages.size()
                || !LANGUAGES.containsAll(languages)) {
            return answer.apply(null, new Refusal(Why.NOT_A_LANGUAGE, "languages", 0));
        }
        Optional<Map<What, Limit>> limits = limits(draft.limits());
        if (limits.isEmpty()) {
            return answer.apply(null, new Refusal(Why.NOT_A_LIMIT, "limits", 0));
        }
        String wishes = text(draft.wishes());
        String seeks = text(draft.seeks());
        String story = text(draft.story());
        if (!story.isEmpty() && person.role() != Role.HUMAN) {
            return answer.apply(null, new Refusal(Why.NO_STORY, "story", 0));
        }
        Optional<Refusal> fault = fault("wishes", wishes, LONGEST_WISH)
                .or(() -> fault("seeks", seeks, LONGEST_WISH))
                .or(() -> fault("story", story, LONGEST_STORY));
        return fault.isPresent()
                ? answer.apply(null, fault.get())
                : answer.apply(
                        new Profile(
                                person.id(),
                                languages,
                                limits.get(),
                                wishes,
                                seeks,
                                Boolean.TRUE.equals(draft.exclusive()),
                                story,
                                edition),
                        null);
    }

    private static Optional<Refusal> fault(String field, String text, int longest) {
        if (text.length() > longest || text.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n')) {
            return Optional.of(new Refusal(Why.TOO_LONG, field, 0));
        }
        int explicit = PlainWords.tooExplicit(text);
        if (explicit > 0) {
            return Optional.of(new Refusal(Why.TOO_EXPLICIT, field, explicit));
        }
        return REACHES.matcher(text).find()
                ? Optional.of(new Refusal(Why.A_WAY_TO_REACH_YOU, field, 0))
                : Optional.empty();
    }

    private static Optional<Map<What, Limit>> limits(@Nullable Map<String, String> typed) {
        Map<What, Limit> limits = new EnumMap<>(What.class);
        for (Map.Entry<String, String> one : (typed == null ? Map.<String, String>of() : typed).entrySet()) {
            Optional<What> what = Arrays.stream(What.values())
                    .filter(known -> known.wire().equals(one.getKey()))
                    .findAny();
            Optional<Limit> limit = Arrays.stream(Limit.values())
                    .filter(known -> known.wire().equals(one.getValue()))
                    .findAny();
            if (what.isEmpty() || limit.isEmpty()) {
                return Optional.empty();
            }
            limits.put(what.get(), limit.get());
        }
        return Optional.of(limits);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
}
