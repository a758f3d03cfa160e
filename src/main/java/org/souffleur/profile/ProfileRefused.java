package org.souffleur.profile;

/** A draft cannot be taken as a profile. */
final class ProfileRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    ProfileRefused(Refusal refusal) {
        super(refusal.why().name(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
