package org.souffleur.calendar;

import java.util.UUID;

/** Names a rule or an exception: whose, and which. */
record TimetablePart(UUID owner, int number) {}
