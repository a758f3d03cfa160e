package org.souffleur.journey.look;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What keeps somebody out of a page, as far as a machine can find it; each in one sentence. */
final class Barriers {
    static final int NARROWEST_PX = 360;
    static final int PHONE_WIDTH_PX = 390;
    static final int PHONE_HEIGHT_PX = 844;

    /** A walk that is longer goes in circles. */
    private static final int MOST_STOPS = 120;

    /** What reaches over the side, and what is cut off without a way to scroll to it. */
    private static final String LOST = """
            () => {
              const wide = document.documentElement.clientWidth;
              const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.hidden, .skip');
              const found = [];
              if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
              for (const one of document.querySelectorAll('body *')) {
                if (!shown(one) || one.closest('svg, video, .scroll table')) continue;
                const box = one.getBoundingClientRect();
                if (box.width > 0 && (box.right > wide + 1 || box.left < -1)) found.push(`${one.localName}.${one.className} reaches from ${box.left} to ${box.right}`);
                const style = getComputedStyle(one);
                const cut = style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1
                  || style.overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1;
                if (cut && one.textContent.trim()) found.push(`${one.localName}.${one.className} is cut off`);
              }
              return found.slice(0, 5);
            }
            """;

    /** Everything that a finger could press, and that the keyboard must therefore reach; of a radio group the one that is on. */
    private static final String PRESSABLE = """
            () => {
              let marked = 0;
              for (const one of document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex="0"]')) {
                if (one.type === 'radio' && !one.checked && one.form?.elements.namedItem(one.name)?.value) continue;
                if (one.disabled || one.tabIndex < 0 || one.closest('[inert]') || !one.checkVisibility({ visibilityProperty: true })) continue;
                one.dataset.stop = String(marked++);
              }
              return marked;
            }
            """;

    /** A press before has moved the place where the Tab key begins. */
    private static final String FROM_THE_TOP = """
            () => {
              document.body.tabIndex = -1;
              document.body.focus();
              document.body.removeAttribute('tabindex');
            }
            """;

    private static final String FOCUSED = """
            () => {
              const one = document.activeElement;
              if (!one || one === document.body) return null;
              const style = getComputedStyle(one);
              const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || one.matches('sf-pocket');
              const box = one.getBoundingClientRect();
              const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return [one.dataset.stop ?? '', ring, seen, `${one.localName} "${one.textContent.trim().slice(0, 40)}"`];
            }
            """;

    private Barriers() {}

    /** Asked directly: the library's own runner opens a further page for each look, which takes longer than the look. */
    private static final String AXE = """
            async (rules) => (await axe.run(document, {
              resultTypes: ['violations'], preload: false, ...(rules.length > 0 && { runOnly: rules }),
            })).violations.map((one) => `${one.id}: ${one.help} ${one.nodes[0].html}`)
            """;

    /** What the light changes; the rest of a page is the same by night. */
    private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

    /** Everything that axe knows, by day and by night where a page has both. */
    @SuppressWarnings("unchecked")
    static List<String> forEyesAndReaders(Page page, boolean day) {
        List<String> found = new ArrayList<>();
        page.evaluate(axe());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        ((List<String>) page.evaluate(AXE, List.of())).forEach(broken -> found.add("by night " + broken));
        if (day) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            ((List<String>) page.evaluate(AXE, OF_COLOUR)).forEach(broken -> found.add("by day " + broken));
        }
        return found;
    }

    private static String axe() {
        try (InputStream source = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8) + "; true";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the narrowest phone nothing is beside the screen. */
    static List<String> onANarrowPhone(Page page) {
        page.setViewportSize(NARROWEST_PX, PHONE_HEIGHT_PX);
        List<String> found = lost(page, NARROWEST_PX + " px: ");
        page.setViewportSize(PHONE_WIDTH_PX, PHONE_HEIGHT_PX);
        return found;
    }

    /** With letters twice as large nothing is lost, on a phone and on a desk. */
    static List<String> withLargeLetters(Page page) {
        page.evaluate("() => document.documentElement.style.fontSize = '212.5%'");
        List<String> found = lost(page, "200 % text on a phone: ");
        page.setViewportSize(1280, 800);
        found.addAll(lost(page, "200 % text on a desk: "));
        page.setViewportSize(PHONE_WIDTH_PX, PHONE_HEIGHT_PX);
        page.evaluate("() => document.documentElement.style.fontSize = ''");
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> lost(Page page, String where) {
        return new ArrayList<>(
                ((List<String>) page.evaluate(LOST)).stream().map(where::concat).toList());
    }

    /** With the Tab key alone one reaches everything that can be pressed, and sees where one is. */
    static List<String> forTheKeyboard(Page page) {
        List<String> found = new ArrayList<>();
        int pressable = ((Number) page.evaluate(PRESSABLE)).intValue();
        boolean[] reached = new boolean[pressable];
        page.evaluate(FROM_THE_TOP);
        int last = -1; // a control with parts of its own, as a date has, is stopped at more than once
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            page.keyboard().press("Tab");
            if (!(page.evaluate(FOCUSED) instanceof List<?> focused)) {
                break; // Round the corner: the browser's own controls.
            }
            String stop = (String) focused.get(0);
            if (!(boolean) focused.get(1)) {
                found.add("no ring around " + focused.get(3));
            }
            if (!(boolean) focused.get(2)) {
                found.add("focused out of sight: " + focused.get(3));
            }
            if (!stop.isEmpty()) {
                int which = Integer.parseInt(stop);
                if (which < pressable && reached[which] && which != last) {
                    break;
                }
                reached[which] = true;
                last = which;
            }
        }
        for (int i = 0; i < pressable; i++) {
            if (!reached[i]) {
                found.add("the Tab key does not reach "
                        + page.locator("[data-stop='" + i + "']")
                                .first()
                                .evaluate("one => one.outerHTML.slice(0, 120)"));
            }
        }
        return found;
    }
}
