package org.souffleur.journey.rehearse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One participant at a real page: signs in, joins, says yes, stops, all by the controls that a person has. What it has
 * decoded is read from the browser's own statistics.
 */
final class Party implements AutoCloseable {
    private static final int PATIENCE_MS = 40_000;
    private static final int PRESS_MS = 5_000;
    private static final int TRIES = 4;

    private static final int CLOCK_LOOKS = 5;

    /** Remembers the page's peer connections and when it was last pressed; changes nothing that the page does. */
    private static final String TAP = """
            (() => {
              const legs = window.rehearsalLegs = [];
              const Real = window.RTCPeerConnection;
              window.RTCPeerConnection = class extends Real {
                constructor(...given) { super(...given); legs.push(this); }
              };
              addEventListener('click', () => { window.rehearsalPressedMs = performance.now(); }, true);
              window.rehearsalReceived = async () => {
                const found = [];
                for (const leg of legs) {
                  if (leg.connectionState !== 'connected') continue;
                  for (const one of (await leg.getStats()).values()) {
                    if (one.type === 'inbound-rtp') found.push({
                      slot: one.mid, kind: one.kind, packets: one.packetsReceived ?? 0,
                      decoded: one.kind === 'audio' ? one.jitterBufferEmittedCount ?? 0 : one.framesDecoded ?? 0,
                      concealed: (one.concealedSamples ?? 0) - (one.silentConcealedSamples ?? 0),
                      samples: (one.totalSamplesReceived ?? 0) - (one.silentConcealedSamples ?? 0)});
                  }
                }
                return found;
              };
              window.rehearsalFirstSample = async (limitMs) => {
                const fromMs = performance.now();
                while (performance.now() - fromMs < limitMs) {
                  if ((await rehearsalReceived()).some((one) => one.kind === 'audio' && one.decoded > 0)) {
                    return performance.now() - rehearsalPressedMs;
                  }
                  await new Promise((resolve) => setTimeout(resolve, 4));
                }
                return -1;
              };
              // The browser's own word on when a cue's text was painted (Element Timing), not the page's.
              window.rehearsalCuesMs = {};
              new PerformanceObserver((list) => {
                for (const {identifier, renderTime} of list.getEntries()) {
                  rehearsalCuesMs[identifier] ??= performance.timeOrigin + renderTime;
                }
              }).observe({type: 'element', buffered: true});
              window.rehearsalWatchPictures = (selector) => {
                window.rehearsalPaintedMs = 0;
                let watched = null;
                const painted = (now, about) => {
                  window.rehearsalPaintedMs = performance.timeOrigin + Math.max(now, about.expectedDisplayTime ?? now);
                  if (watched?.isConnected) watched.requestVideoFrameCallback(painted);
                };
                setInterval(() => {
                  const video = document.querySelector(selector);
                  if (video === watched) return;
                  watched = video;
                  video?.requestVideoFrameCallback(painted);
                }, 20);
              };
            })()
            """;

    /**
     * A painted lens: Chromium has a test camera only together with a test microphone, and the microphones here are
     * real. Something always moves in it, so that each picture differs from the last; its bytes are written as they are,
     * since a canvas would cost as much as all the rest of a page.
     */
    private static final String LENS = """
            (() => {
              if (!navigator.mediaDevices) return;
              const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
              navigator.mediaDevices.getUserMedia = async (wanted) => {
                if (!wanted.video) return real(wanted);
                const [width, height] = [640, 480];
                const everyMs = 1000 / (wanted.video.frameRate?.max ?? 30);
                const pixels = new Uint8Array(width * height * 3 / 2).fill(128);
                const generator = new MediaStreamTrackGenerator({kind: 'video'});
                const writer = generator.writable.getWriter();
                let pictures = 0;
                const paint = () => {
                  const left = 8 * (pictures % 70);
                  for (let y = 200; y < 280; y++) {
                    pixels.fill(90, y * width, (y + 1) * width);
                    pixels.fill(220, y * width + left, y * width + left + 80);
                  }
                  const timestamp = Math.round(1000 * everyMs * pictures++);
                  const picture =
                      new VideoFrame(pixels, {format: 'I420', codedWidth: width, codedHeight: height, timestamp});
                  writer.write(picture).catch(() => picture.close());
                };
                paint();
                const painting = setInterval(paint, everyMs);
                const stop = generator.stop.bind(generator);
                generator.stop = () => { clearInterval(painting); stop(); };
                const stream = new MediaStream([generator]);
                return stream;
              };
            })()
            """;

    private final String role;
    private final Browser browser;
    private final Page page;
    private final String origin;

    private Party(String role, Browser browser, Page page, String origin) {
        this.role = role;
        this.browser = browser;
        this.page = page;
        this.origin = origin;
    }

    /** What one down slot has decoded; audio is counted outside silence. */
    record Received(String slot, boolean audio, long packets, long decoded, long concealed, long samples) {}

    /** Signs in through the real pages, as the role's first demo account. */
    static Party signIn(String role, Browser browser, int port) {
        String origin = "http://" + role + ".localhost:" + port;
        Page page = browser.newContext().newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.addInitScript(TAP);
        page.addInitScript(LENS);
        page.navigate(origin + "/login?to=/home");
        page.fill("#username", role + "1");
        page.fill("#password", role + "1");
        page.click("#kc-login");
        page.waitForURL(origin + "/home");
        return new Party(role, browser, page, origin);
    }

    String role() {
        return role;
    }

    Page page() {
        return page;
    }

    /** On my home page: makes sure that an evening of mine is open. */
    void openRehearsal() {
        page.waitForSelector("ul.evenings, p.empty");
        if (page.locator("a[data-do=join]").count() == 0) {
            page.evaluate("fetch('/api/demo/evenings', { method: 'POST' })");
            page.waitForSelector("a[data-do=join]");
        }
    }

    /** One press on my open evening; gives the evening's id. */
    String join() {
        page.click("a[data-do=join]");
        awaitAttribute("data-joined", "true");
        awaitAttribute("data-line", "up");
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    /** Says yes to these rows of the sheet, where the sheet asks me. */
    void agree(Set<String> subjects) {
        for (String subject : subjects) {
            Locator yes = page.locator("tr[data-subject='" + subject + "'] td.mine button[data-answer=agree]");
            Locator said = page.locator("tr[data-subject='" + subject + "'] td.mine button[data-answer=withdraw]");
            for (int tries = 1; yes.count() > 0; tries++) {
                try {
                    openTheSheet();
                    yes.click(new Locator.ClickOptions().setTimeout(PRESS_MS));
                    said.waitFor(new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(PRESS_MS));
                } catch (TimeoutError e) {
                    // When the last yes makes the evening live, the sheet moves into its drawer under one's finger.
                    if (tries == TRIES) {
                        throw e;
                    }
                }
            }
        }
    }

    private void openTheSheet() {
        Locator closed = page.locator("details.drawer:not([open]) > summary");
        if (closed.count() > 0) {
            closed.click(new Locator.ClickOptions().setTimeout(PRESS_MS));
        }
    }

    /** The subjects that the sheet shows. */
    @SuppressWarnings("unchecked")
    List<String> subjects() {
        page.waitForSelector("tr[data-subject]");
        return (List<String>) page.evaluate(
                "() => [...document.querySelectorAll('tr[data-subject]')].map((row) => row.dataset.subject)");
    }

    void awaitState(String state) {
        awaitAttribute("data-state", state);
    }

    private void awaitAttribute(String name, String value) {
        PlaywrightAssertions.assertThat(page.locator("sf-evening"))
                .hasAttribute(
                        name,
                        value,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                .setTimeout(PATIENCE_MS));
    }

    /** The OS's console: the microphone as it is, and the voice's key held down for good. */
    void openVoice() {
        page.waitForSelector("button[data-lock=voice]:not([disabled])");
        page.evaluate("() => document.querySelectorAll('details.devices').forEach((box) => { box.open = true; })");
        Locator plain = page.locator("input[data-do=plain]");
        if (plain.count() > 0 && !plain.isChecked()) {
            plain.check();
        }
        page.waitForSelector("button[data-lock=voice]:not([disabled])");
        if (page.locator("[data-key=voice][data-open]").count() == 0) {
            page.click("button[data-lock=voice]");
        }
    }

    /** The OS's console: lets the voice's key go. */
    void closeVoice() {
        if (page.locator("[data-key=voice][data-open]").count() > 0) {
            page.click("button[data-lock=voice]");
        }
    }

    /** My seat in this evening. */
    String seat(String evening) {
        return (String) page.evaluate(
                "async (evening) => (await (await fetch(`/api/evenings/${evening}`)).json()).you", evening);
    }

    /** What the server answers to a call by the page's own session. */
    int status(String method, String path) {
        return (Integer)
                page.evaluate("async ([method, path]) => (await fetch(path, {method})).status", List.of(method, path));
    }

    /**
     * Loads the page anew and comes in by one press.
     *
     * @return the press → the first decoded sample, milliseconds
     */
    double comeBackMs() {
        page.reload();
        page.click("button[data-do=come-in]");
        double ms = ((Number) page.evaluate("limitMs => rehearsalFirstSample(limitMs)", PATIENCE_MS)).doubleValue();
        if (ms < 0) {
            throw new IllegalStateException("the " + role + " came back and decoded nothing");
        }
        return ms;
    }

    @SuppressWarnings("unchecked")
    List<Received> received() {
        List<Received> all = new ArrayList<>();
        for (Map<String, Object> one : (List<Map<String, Object>>) page.evaluate("() => rehearsalReceived()")) {
            all.add(new Received(
                    String.valueOf(one.get("slot")),
                    "audio".equals(one.get("kind")),
                    count(one, "packets"),
                    count(one, "decoded"),
                    count(one, "concealed"),
                    count(one, "samples")));
        }
        return all;
    }

    private static long count(Map<String, Object> from, String name) {
        return ((Number) from.get(name)).longValue();
    }

    /** From now on, notes when a picture was painted last in what {@code selector} finds. */
    void watchPictures(String selector) {
        page.evaluate("selector => rehearsalWatchPictures(selector)", selector);
    }

    /** When the last picture was painted, milliseconds since 1970 on this machine's clock. */
    double paintedMs() {
        return ((Number) page.evaluate("() => rehearsalPaintedMs")).doubleValue();
    }

    /** Waits until a cue's text was painted; milliseconds since 1970 on this machine's clock. */
    double cuePaintedMs(String cue) {
        return ((Number) page.waitForFunction("name => rehearsalCuesMs[name]", "cue-" + cue)
                        .jsonValue())
                .doubleValue();
    }

    /** From a page that puts a word of its own on the screen to the word painted: what is the browser's alone, ms. */
    double paintsOneWordMs() {
        return ((Number) page.evaluate("""
                async (name) => {
                  const word = document.createElement('p');
                  word.setAttribute('elementtiming', name);
                  word.style.cssText = 'position: fixed; inset: 4px auto auto 4px; z-index: 9';
                  word.textContent = name;
                  const fromMs = performance.timeOrigin + performance.now();
                  document.body.append(word);
                  while (!(name in rehearsalCuesMs)) await new Promise((resolve) => setTimeout(resolve, 10));
                  word.remove();
                  return rehearsalCuesMs[name] - fromMs;
                }""", "word-" + System.nanoTime())).doubleValue();
    }

    /** How far the page's clock is ahead of ours, ms, by the quickest of a few looks. */
    double aheadMs() {
        double aheadMs = 0;
        double quickestMs = Double.MAX_VALUE;
        for (int look = 0; look < CLOCK_LOOKS; look++) {
            double beforeMs = epochMs();
            double there = ((Number) page.evaluate("() => performance.timeOrigin + performance.now()")).doubleValue();
            double afterMs = epochMs();
            if (afterMs - beforeMs < quickestMs) {
                quickestMs = afterMs - beforeMs;
                aheadMs = there - (beforeMs + afterMs) / 2;
            }
        }
        return aheadMs;
    }

    /** This machine's clock, milliseconds since 1970. */
    static double epochMs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    /** A yes by the page's own session, without looking for its row. */
    void grant(String evening, String subject) {
        Object status = page.evaluate(
                "async ([evening, subject]) => (await fetch(`/api/evenings/${evening}/grants`, {method: 'POST',"
                        + " headers: {'Content-Type': 'application/json'}, body: JSON.stringify({subject})})).status",
                List.of(evening, subject));
        if (!Integer.valueOf(200).equals(status)) {
            throw new IllegalStateException("a yes to " + subject + " was answered " + status);
        }
    }

    /** Puts the device away as one does for an evening: black, guarded against touches. */
    void intoThePocket() {
        page.click("button[data-do=pocket]");
        page.waitForSelector("sf-pocket");
    }

    /** Takes it out again. */
    void outOfThePocket() {
        page.focus("sf-pocket");
        page.keyboard().press("Escape");
        page.waitForSelector("sf-pocket", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The one large button. */
    void stop() {
        page.click("button[data-do=stop]");
    }

    String origin() {
        return origin;
    }

    @Override
    public void close() {
        browser.close();
    }
}
