package org.souffleur.journey.look;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page in one state.
 *
 * @param name a file's name: the page, the state, the role
 * @param account whose page it is: {@code human}, {@code host}, or {@code nobody}
 * @param path where it is
 * @param canned what the API says; null where the real one answers
 * @param awaited what is on the page when it is there
 * @param then what a person does to come to this state
 * @param day whether the page is light on a light device; live pages are always night
 */
public record Scene(
        String name,
        String account,
        String path,
        @Nullable Canned canned,
        String awaited,
        Consumer<Page> then,
        boolean day) {

    /** Opens it on a page that nothing else has used. */
    public void show(Page page, int port) {
        if (canned != null) {
            canned.on(page);
        }
        page.navigate("http://" + (account.equals("nobody") ? "human" : account) + ".localhost:" + port + path);
        page.waitForSelector(awaited);
        then.accept(page);
    }
}
