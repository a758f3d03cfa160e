package org.souffleur.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.souffleur.cue.Burst;
import org.souffleur.people.AccountId;

/** How many requests a second one account's are answered. Nobody else waits for somebody who asks too fast. */
final class AccountPace {
    /** Every page of somebody's that is open asks once in two seconds at most; a program that sets an evening up, more. */
    static final int MOST_PER_SECOND = 40;

    private static final int MOST_ACCOUNTS = 10_000; // some 4 MB; who is pushed out begins anew

    private final Map<AccountId, Burst> asked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Burst> eldest) {
            return size() > MOST_ACCOUNTS;
        }
    };

    /** Whether one more request of this account is answered. */
    synchronized boolean takes(AccountId account, long nowNanos) {
        return asked.computeIfAbsent(account, somebody -> new Burst(MOST_PER_SECOND))
                .takes(nowNanos);
    }
}
