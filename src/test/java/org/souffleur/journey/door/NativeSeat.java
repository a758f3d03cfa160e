package org.souffleur.journey.door;

import org.souffleur.media.peer.PeerLine;

/** A party of one evening without a browser: comes in, connects and says yes through the doors that everybody uses. */
public final class NativeSeat {
    private final String evening;
    private final int port;
    private final Caller.Pass pass;

    public NativeSeat(String evening, int port, Caller.Pass pass) {
        this.evening = evening;
        this.port = port;
        this.pass = pass;
    }

    public NativeSeat enters() {
        post("/entry", "{}");
        return this;
    }

    public NativeLeg connects(PeerLine... lines) {
        return new NativeLeg(evening, port, pass, lines);
    }

    /** Says yes, as a person at a page does: the pass must be a session's, or the OS's own. */
    public void agrees(String... subjects) {
        for (String subject : subjects) {
            post("/grants", "{\"subject\":\"" + subject + "\"}");
        }
    }

    private void post(String rest, String body) {
        try (Caller door = new Caller(port, pass)) {
            door.post("/api/evenings/" + evening + rest, "application/json", body)
                    .expect(200);
        }
    }
}
