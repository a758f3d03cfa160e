package org.souffleur.people.joining;

import java.util.ArrayList;
import java.util.List;
import org.souffleur.people.Role;

/** What a first evening needs of somebody (S16). Whoever is there in the flesh needs somebody outside, too. */
final class JoiningRules {
    private JoiningRules() {}

    static List<JoiningStep> open(Joining joining) {
        List<JoiningStep> open = new ArrayList<>();
        if (joining.assurance() == null) {
            open.add(JoiningStep.ASSURANCE);
        }
        SafetyContact contact = joining.contact();
        if (joining.person().role().isPerson() && (contact == null || contact.state() != SafetyContact.State.AGREED)) {
            open.add(JoiningStep.SAFETY_CONTACT);
        }
        HostCall call = joining.call();
        if (joining.person().role() != Role.HOST && (call == null || !call.isHeld())) {
            open.add(JoiningStep.HOST_CALL);
        }
        return List.copyOf(open);
    }
}
