package org.souffleur.people.joining;

/** What somebody still does before their first evening. */
public enum JoiningStep {
    /** Being found to be an adult. */
    ASSURANCE,
    /** A safety contact who has agreed. */
    SAFETY_CONTACT,
    /** A call with a host. */
    HOST_CALL
}
