package org.souffleur.profile;

/**
 * Why a profile was not kept.
 *
 * @param field what it is about, by the draft's own name
 * @param word which word of that field, from 1; 0 where it is none
 */
public record Refusal(Why why, String field, int word) {
    /** The reasons. */
    public enum Why {
        NOT_A_LANGUAGE,
        NOT_A_LIMIT,
        TOO_LONG,
        /** A word that is more explicit than anything here is said. */
        TOO_EXPLICIT,
        /** An address, a number or a link: nobody is reached round the house. */
        A_WAY_TO_REACH_YOU,
        /** A story is a couple's, told by its human. */
        NO_STORY
    }
}
