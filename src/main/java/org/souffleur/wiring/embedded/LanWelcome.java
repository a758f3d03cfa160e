package org.souffleur.wiring.embedded;

import java.util.ArrayList;
import java.util.List;
import org.souffleur.web.QrPicture;

/** What a person in front of the computer reads after {@code up --lan}: the codes to scan, and who signs in how. */
final class LanWelcome {
    private static final String LIGHT_INK = "\u001b[97;40m"; // the light modules are drawn
    private static final String AS_BEFORE = "\u001b[0m";
    private static final int CODES_BESIDE = 2; // two fit into eighty columns

    private record Code(String title, String address) {}

    private final LanSite site;
    private final boolean colour;

    /**
     * @param colour whether the output is a terminal that understands colours, so that a code is dark on light
     *     whatever the terminal's own are
     */
    LanWelcome(LanSite site, boolean colour) {
        this.site = site;
        this.colour = colour;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("1. Each phone, once: let it trust this computer. The page behind the code says how.");
        lines.addAll(beside(List.of(new Code("Certificate", site.authorityUrl()))));
        lines.add("   It must show this fingerprint (SHA-256):");
        String print = site.authority().fingerprint();
        lines.add("   " + print.substring(0, print.length() / 2));
        lines.add("   " + print.substring(print.length() / 2 + 1));
        lines.add(
                site.authority().isNew()
                        ? "   The authority was made just now: a phone that trusted an earlier one must be told again."
                        : "   It is the one of the earlier starts: phones that trust it already need nothing.");
        lines.add("");
        lines.add("2. Each person: scan the code for your part.");
        lines.addAll(beside(List.of(code("human1"), code("surrogate1"), code("os1"), code("host1"))));
        lines.add("  Open      " + site.url());
        site.origins().stream()
                .filter(origin -> !origin.equals(site.url()))
                .forEach(origin -> lines.add("            " + origin));
        lines.add("  Sign in");
        for (String person : DemoRealm.PEOPLE) {
            lines.add("            %-12s%s".formatted(person, site.secrets().of(person)));
        }
        lines.add("  Letters   " + site.url() + "/letters (nothing is sent; the host reads there what would be)");
        lines.add("  Firewall  let TCP " + site.port() + " and " + site.authorityPort() + " in, and UDP from "
                + site.port() + " upwards, one for each core");
        lines.add("  Stop      Ctrl-C");
        return lines;
    }

    private Code code(String account) {
        return new Code(account, site.url() + "/?as=" + account);
    }

    /** Codes in rows, each under its title, with what it says beneath. */
    private List<String> beside(List<Code> codes) {
        List<String> lines = new ArrayList<>();
        for (int first = 0; first < codes.size(); first += CODES_BESIDE) {
            List<Code> row = codes.subList(first, Math.min(first + CODES_BESIDE, codes.size()));
            List<List<String>> drawn = new ArrayList<>();
            row.forEach(code -> drawn.add(drawn(code)));
            int height = drawn.stream().mapToInt(List::size).max().orElse(0);
            lines.add("");
            for (int y = 0; y < height; y++) {
                StringBuilder line = new StringBuilder();
                for (List<String> picture : drawn) {
                    line.append("   ").append(y < picture.size() ? picture.get(y) : " ".repeat(widthOf(picture)));
                }
                lines.add(line.toString());
            }
            row.forEach(code -> lines.add("   " + code.title() + ": " + code.address()));
        }
        lines.add("");
        return lines;
    }

    private List<String> drawn(Code code) {
        return QrPicture.of(code.address()).lines().stream()
                .map(line -> colour ? LIGHT_INK + line + AS_BEFORE : line)
                .toList();
    }

    private int widthOf(List<String> picture) {
        return picture.get(0).length() - (colour ? LIGHT_INK.length() + AS_BEFORE.length() : 0);
    }
}
