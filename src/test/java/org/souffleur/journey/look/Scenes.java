package org.souffleur.journey.look;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.souffleur.booking.DemoWorld;

/** Every page in every state: what is looked at, by axe and by people. A new state is one more line here. */
public final class Scenes {
    private static final String EVENING = "/evenings/" + Canned.EVENING;
    private static final List<String> ROLES = List.of("human", "surrogate", "os");

    private Scenes() {}

    public static List<Scene> all() {
        List<Scene> all = new ArrayList<>();
        all.add(page("first", "nobody", "/", "[data-try=os]"));
        all.add(page("sign-in", "nobody", "/login?to=/home", "#kc-login"));
        all.add(new Scene("sign-in-wrong", "nobody", "/login?to=/home", null, "#kc-login", Scenes::mistype, true));
        all.add(page("not-found", "human", "/nowhere", "main h1"));
        all.add(page("not-your-role", "human", "/board", "main h1"));
        homes(all);
        hours(all);
        boards(all);
        joining(all);
        post(all);
        for (String role : ROLES) {
            evening(all, role);
        }
        cues(all);
        afterwards(all);
        troubles(all);
        return List.copyOf(all);
    }

    /** The scene of a name. */
    public static Scene named(String name) {
        return all().stream()
                .filter(scene -> scene.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scene is called " + name));
    }

    private static void homes(List<Scene> all) {
        Canned some = Canned.evenings("human", "live", "at-door", "paused", "ended", "stopped");
        all.add(day("home", "human", "/home", some, "sf-home .card[data-evening]"));
        all.add(day("home-empty", "human", "/home", Canned.evenings("human"), "sf-home .empty"));
        all.add(day("home-trouble", "human", "/home", Canned.evenings("human").failing(503), "sf-home .notice"));
    }

    /** From an account to somebody who is ready for a first evening. */
    private static void joining(List<Scene> all) {
        String choice = "sf-join .choice";
        all.add(day("join", "human", "/me", Canned.me("stranger"), choice));
        Consumer<Page> named = page -> {
            page.click(choice);
            page.waitForSelector("#called");
        };
        Consumer<Page> born = page -> {
            named.accept(page);
            page.click("[data-do=on]");
            page.waitForSelector("[name=day]");
        };
        all.add(new Scene("join-name", "human", "/me", Canned.me("stranger"), choice, named, true));
        all.add(new Scene("join-born", "human", "/me", Canned.me("stranger"), choice, born, true));
        all.add(day("me-begun", "human", "/me", Canned.me("begun"), "[data-do=ask-call]"));
        all.add(day("me-waiting", "human", "/me", Canned.me("waiting"), "[data-bond=asked]"));
        all.add(day("me-ready", "human", "/me", Canned.me("ready"), "[data-open='0']"));
        all.add(day("me-operator", "human", "/me", Canned.me("operator"), "[data-code]"));
        all.add(day("profile", "human", "/profile", Canned.me("ready"), "[data-what=place]"));
        all.add(day("kits", "host", "/kits", Canned.me("host"), "[data-kit]"));
        all.add(page("kit-label", "host", "/kits/2A6600D1/label", "svg.code"));
        all.add(day("newcomers", "host", "/newcomers", Canned.newcomers(), "[data-newcomer]"));
        all.add(page("contact", "nobody", "/contact/" + DemoWorld.HUMAN1.id().value(), "[data-contact]"));
    }

    private static void hours(List<Scene> all) {
        String there = "sf-hours .fortnight li";
        all.add(day("hours", "human", "/hours", Canned.hours("surrogate"), there));
        all.add(day("hours-unsaid", "human", "/hours", Canned.hours("human").unsaid(), there));
        all.add(day("hours-os", "human", "/hours", Canned.hours("os"), there));
        all.add(day("hours-trouble", "human", "/hours", Canned.hours("human").failing(503), "sf-hours .notice"));
        all.add(new Scene("hours-exact", "human", "/hours", Canned.hours("surrogate"), there, Scenes::openExact, true));
        Canned stale = Canned.hours("surrogate").stale();
        all.add(new Scene("hours-stale", "human", "/hours", stale, there, Scenes::keepTooLate, true));
    }

    private static void openExact(Page page) {
        page.click("sf-hours .week details summary >> nth=0");
        page.click("sf-hours [aria-labelledby=once] summary");
        page.click("sf-hours [data-do=add-once]");
        page.selectOption("sf-hours .exact [data-do=to]", "45");
        page.waitForSelector("sf-hours [data-do=keep]:enabled");
    }

    private static void keepTooLate(Page page) {
        page.click("sf-hours [data-part=evening] >> nth=3");
        page.click("sf-hours [data-do=keep]");
        page.waitForSelector("sf-hours [data-do=keep-mine]");
    }

    private static void boards(List<Scene> all) {
        all.add(day("board", "host", "/board", Canned.evenings("host", "live", "at-door"), "sf-board .card"));
        all.add(day("board-alarm", "host", "/board", Canned.evenings("host", "live", "paused"), "sf-board .attention"));
        all.add(day("board-empty", "host", "/board", Canned.evenings("host"), "sf-board .calm"));
        all.add(night("evening-host", "host", Canned.evening("live", "host"), ".sheet", page -> {}));
    }

    /** Letters that were caught, and the address of one's calendar. */
    private static void post(List<Scene> all) {
        String letter = "[{\"id\":\"<1@demo.invalid>\",\"at\":\"2026-11-23T18:00:00Z\",\"to\":\"dana@example.org\","
                + "\"language\":\"en\",\"subject\":\"Alex asks you something\",\"text\":\"Hello,\\n\\nAlex would like"
                + " to name you as a safety contact in Souffleur. You can say no.\\n\\nRead it once more and answer"
                + " here:\\nhttps://souffleur.example/contact/ZGlkIHlvdSByZWFkIHRoaXM\\n\"}]";
        String letters = "/api/demo/letters";
        all.add(day("letters", "human", "/letters", Canned.evenings("human").path(letters, letter), ".letter"));
        all.add(day(
                "letters-none", "human", "/letters", Canned.evenings("human").path(letters, "[]"), ".empty"));
        String own = "/api/me/calendar";
        String madeAt = "\"madeAt\":\"2026-11-23T18:00:00Z\"";
        Canned on = Canned.evenings("human").path(own, "{\"on\":true," + madeAt + "}");
        all.add(day(
                "calendar-off",
                "human",
                "/calendar",
                Canned.evenings("human").path(own, "{\"on\":false}"),
                "[data-feed=off]"));
        all.add(day("calendar-on", "human", "/calendar", on, "[data-feed=on]"));
        all.add(new Scene(
                "calendar-change",
                "human",
                "/calendar",
                on,
                "[data-feed=on]",
                page -> {
                    page.click("[data-do=change]");
                    page.waitForSelector("[data-do=change-now]");
                },
                true));
        all.add(day(
                "calendar-new",
                "human",
                "/calendar",
                Canned.evenings("human")
                        .path(
                                own,
                                "{\"on\":true," + madeAt
                                        + ",\"address\":\"https://souffleur.example/calendar/"
                                        + "SSdtIGEgc2VjcmV0IHRoYXQgbm9ib2R5IGd1ZXNzZXM.ics\"}"),
                "[data-feed=new]"));
    }

    private static void evening(List<Scene> all, String role) {
        all.add(night("outside-" + role, "human", Canned.evening("at-door", role), "[data-do=come-in]", page -> {}));
        all.add(inside("at-door-" + role, Canned.evening("at-door", role), page -> {}));
        all.add(inside("live-" + role, Canned.evening("live", role), page -> {}));
        all.add(inside("live-sheet-" + role, Canned.evening("live", role), page -> page.click(".drawer summary")));
        all.add(inside("out-of-role-" + role, Canned.evening("out-of-role", role), page -> {}));
        all.add(inside("paused-" + role, Canned.evening("paused", role), page -> {}));
    }

    /** What an OS sends, as the surrogate reads it; due at the canned clock's own time, which stands still. */
    private static void cues(List<Scene> all) {
        String line = cue("w1", "words", "Take your time. I’m right here.", "", 1_000_000);
        String next = cue("w2", "words", "Tell me about today.", "", 1_009_000);
        String sign = cue("g1", "gesture", "A little closer", ",\"pattern\":\"closer\"", 1_004_000);
        String ears = "{\"type\":\"ears\",\"ears\":[{\"seat\":\"s1\",\"network\":3.1,\"buffer\":80.5,\"device\":12,"
                + "\"deviceFrom\":\"reported\",\"total\":95.6},{\"seat\":\"s3\",\"network\":21.4,\"buffer\":92,"
                + "\"device\":null,\"deviceFrom\":\"unknown\",\"total\":113.4}]}";
        Consumer<Page> shown = page -> page.waitForSelector("text=Take your time.");
        all.add(inside(
                "cues-surrogate",
                Canned.evening("live", "surrogate")
                        .says(ears)
                        .says(line)
                        .says(next)
                        .says(sign),
                shown));
        all.add(inside(
                "cues-frozen-surrogate",
                Canned.evening("live", "surrogate")
                        .lost()
                        .says(line)
                        .says("{\"type\":\"cues-frozen\",\"frozen\":true}"),
                page -> {}));
        all.add(inside("ears-os", Canned.evening("live", "os").says(ears), page -> {}));
        all.add(inside("lost-human", Canned.evening("live", "human").lost(), page -> {}));
    }

    private static String cue(String id, String kind, String text, String more, int due) {
        return "{\"type\":\"cue\",\"v\":1,\"cue\":{\"id\":\"" + id + "\",\"from\":\"s2\",\"kind\":\"" + kind
                + "\",\"text\":\"" + text + "\"" + more + ",\"due\":" + due + "}}";
    }

    /** After the end everybody reads the same. */
    private static void afterwards(List<Scene> all) {
        all.add(inside("stopped-by-me", Canned.evening("live", "surrogate"), page -> {
            page.click("[data-do=stop]");
            page.waitForSelector(".after[data-stop=done]");
        }));
        all.add(inside(
                "stopped-by-me-not-recorded",
                Canned.evening("live", "human").stopAnswers("{\"answer\":\"cut-not-recorded\"}"),
                page -> {
                    page.click("[data-do=stop]");
                    page.waitForSelector(".after[data-stop=cut-not-recorded]");
                }));
        all.add(night("stopped", "human", Canned.evening("stopped", "human"), ".after", page -> {}));
        all.add(night("ended", "human", Canned.evening("ended", "surrogate"), ".after", page -> {}));
        all.add(inside("live-program", Canned.evening("live", "human").program(), page -> {}));
    }

    private static void troubles(List<Scene> all) {
        all.add(inside("preview-human", Canned.evening("at-door", "human"), page -> {
            page.click("[data-do=preview]");
            page.waitForFunction("() => document.querySelector('.own-lens video')?.videoWidth > 0");
        }));
        all.add(inside("pocket-human", Canned.evening("live", "human"), page -> {
            page.click("[data-do=pocket]");
            page.waitForSelector("sf-pocket");
        }));
        all.add(inside("needs-sign-in-human", Canned.evening("at-door", "human"), page -> {
            page.click("[data-answer=agree] >> nth=0");
            page.waitForSelector("[data-do=sign-in-again]");
        }));
        all.add(inside("not-just-now-human", Canned.evening("paused", "human"), page -> {
            page.click("[data-move=resume]");
            page.waitForSelector(".news .notice");
        }));
        all.add(inside(
                "records-away-surrogate", Canned.evening("paused", "surrogate").waits("records"), page -> {}));
        all.add(night(
                "evening-trouble", "human", Canned.evening("live", "human").failing(503), ".notice", page -> {}));
    }

    private static void mistype(Page page) {
        page.fill("#username", "human1");
        page.fill("#password", "wrong");
        page.click("#kc-login");
        page.waitForSelector("#input-error, [aria-invalid=true]");
    }

    private static Scene page(String name, String account, String path, String awaited) {
        return new Scene(name, account, path, null, awaited, page -> {}, true);
    }

    private static Scene day(String name, String account, String path, Canned canned, String awaited) {
        return new Scene(name, account, path, canned, awaited, page -> {}, true);
    }

    private static Scene night(String name, String account, Canned canned, String awaited, Consumer<Page> then) {
        return new Scene(name, account, EVENING, canned, awaited, then, false);
    }

    private static Scene inside(String name, Canned canned, Consumer<Page> then) {
        return night(name, "human", canned, "[data-do=come-in]", page -> {
            page.click("[data-do=come-in]");
            page.waitForSelector("sf-evening[data-joined=true]");
            then.accept(page);
        });
    }

    /** Signs in whoever the scenes need, once; a browser's memory with it is opened by {@link #storage}. */
    public static String storage(Browser browser, int port) {
        try (BrowserContext people = browser.newContext()) {
            for (String who : List.of("human", "host")) {
                Page page = people.newPage();
                page.navigate("http://" + who + ".localhost:" + port + "/login?to=/home");
                page.fill("#username", who + "1");
                page.fill("#password", who + "1");
                page.click("#kc-login");
                page.waitForURL("**/home");
            }
            return people.storageState();
        }
    }
}
