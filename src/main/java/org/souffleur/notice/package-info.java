/**
 * What reaches a person who has no page open: letters, when they may come, and how they are sent. A letter is written
 * in the transaction of what it tells, waits out the quiet hours of whom it is for, and is gone from here once it is
 * sent. Never here: what has happened (the features write their own letters), a person's own address (the sign-in
 * service has it), and anything that a stranger who reads over a shoulder could not see. Start at {@link
 * org.souffleur.notice.Letters}.
 */
@NullMarked
package org.souffleur.notice;

import org.jspecify.annotations.NullMarked;
