package org.souffleur.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.souffleur.consent.Subject.What;
import org.souffleur.people.PersonId;

/**
 * What somebody is like to be with.
 *
 * @param languages as ISO 639-1 has them, the ones they like best first
 * @param limits of each act and channel; whatever is not in it is {@link Limit#ASK}
 * @param wishes in their own words
 * @param seeks whom or what they look for, in their own words
 * @param exclusive whether they wish for an OS that talks with nobody else meanwhile (O6)
 * @param story what a couple may share of itself; only a human has one
 * @param edition counts the changes
 */
public record Profile(
        PersonId person,
        List<String> languages,
        Map<What, Limit> limits,
        String wishes,
        String seeks,
        boolean exclusive,
        String story,
        long edition) {
    public Profile {
        languages = List.copyOf(languages);
        limits = Map.copyOf(limits);
    }

    /** Of somebody who has said nothing yet: everything is asked. */
    static Profile unsaid(PersonId person) {
        return new Profile(person, List.of(), Map.of(), "", "", false, "", 0);
    }

    public Limit limit(What what) {
        return limits.getOrDefault(what, Limit.ASK);
    }

    /** Every act and channel with its limit. */
    public Map<What, Limit> everyLimit() {
        Map<What, Limit> every = new EnumMap<>(What.class);
        for (What what : What.values()) {
            every.put(what, limit(what));
        }
        return every;
    }
}
