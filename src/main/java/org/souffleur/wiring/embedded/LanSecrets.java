package org.souffleur.wiring.embedded;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What stands in for the demo's known passwords and secrets where others than this machine can reach the service. */
final class LanSecrets {
    /** The demo realm's programs: one gets people's tokens for {@code ./souffleur token}, one is Sam's. */
    static final List<String> CLIENTS = List.of(DemoRealm.TOKEN_CLIENT, "os-sam");

    /** Lower case and none that looks like another, so that a thumb types it without shifting and doubting. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";

    private static final int GROUPS = 3;
    private static final int GROUP = 4; // 23^12 is 54 bits, and Keycloak closes an account after eight wrong guesses
    private static final String FILE = "lan-passwords";

    private final Map<String, String> secrets;

    private LanSecrets(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    /** Those of this directory; made by the first start that asks, readable by their owner only. */
    static LanSecrets of(StackDirectory directory, SecureRandom chance) {
        Map<String, String> secrets = new TreeMap<>();
        String kept = directory.secret(
                FILE,
                () -> DemoRealm.PEOPLE.stream()
                        .map(person -> person + " " + password(chance))
                        .collect(Collectors.joining("\n")));
        for (String line : kept.split("\n")) {
            String[] words = line.strip().split(" ");
            if (words.length == 2) {
                secrets.put(words[0], words[1]);
            }
        }
        CLIENTS.forEach(client -> secrets.put(client, directory.secret("lan-" + client)));
        return new LanSecrets(secrets);
    }

    /**
     * The password of a person or the secret of a client.
     *
     * @throws IllegalArgumentException where nobody has that name
     */
    String of(String account) {
        String secret = secrets.get(account);
        if (secret == null) {
            throw new IllegalArgumentException("there is no account " + account + " here");
        }
        return secret;
    }

    private static String password(SecureRandom chance) {
        Supplier<String> group = () -> chance.ints(GROUP, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
        return java.util.stream.Stream.generate(group).limit(GROUPS).collect(Collectors.joining("-"));
    }
}
