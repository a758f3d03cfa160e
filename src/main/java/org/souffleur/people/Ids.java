package org.souffleur.people;

import java.util.UUID;

/** Where new ids come from: unguessable in service, counted in tests. */
public interface Ids {
    UUID next();
}
