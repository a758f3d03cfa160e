package org.souffleur.profile;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.PersonId;

@Entity
@Table(name = "profile")
class ProfileRow {
    @Id
    UUID person;

    /** With spaces between. */
    String languages;

    /** {@code voice=fine hands=never}. */
    String limits;

    String wishes;
    String seeks;
    boolean exclusive;
    String story;
    long edition;

    @SuppressWarnings("NullAway.Init")
    ProfileRow() {}

    Profile profile() {
        return new Profile(new PersonId(person), words(languages), limits(), wishes, seeks, exclusive, story, edition);
    }

    static String limits(Map<What, Limit> limits) {
        return limits.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey().wire() + "=" + one.getValue().wire())
                .collect(Collectors.joining(" "));
    }

    private Map<What, Limit> limits() {
        return words(limits).stream()
                .map(one -> one.toUpperCase(Locale.ROOT).split("=", 2))
                .collect(Collectors.toMap(one -> What.valueOf(one[0]), one -> Limit.valueOf(one[1])));
    }

    private static List<String> words(String joined) {
        return Arrays.stream(joined.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
