package org.souffleur.tidy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a public repository must not tell: secrets, the machine it was written on, the registries it was built with. */
class NothingPrivateTest {
    private static final List<Tree.Text> ALL = Tree.texts(path -> !path.startsWith(Tree.OURS));

    @Test
    void noSecretIsInTheRepository() {
        Tree.assertNoLine(
                "These look like secrets:",
                ALL,
                Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
                        + "|\\bAKIA[0-9A-Z]{16}\\b"
                        + "|\\bgh[pousr]_[A-Za-z0-9]{30,}"
                        + "|\\beyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}\\."
                        + "|\\bglpat-[A-Za-z0-9_-]{20}"));
    }

    @Test
    void noConfigurationHoldsAPassword() {
        Tree.assertNoLine(
                "A password or key comes from the environment and has no default:",
                Tree.texts(path -> path.matches("src/main/resources/.*\\.properties")),
                Pattern.compile("(?i)(password|secret|-key)\\s*=\\s*(?!\\$\\{\\w+:(unset)?\\})\\S"));
    }

    @Test
    void theRealmTakesItsSecretsFromOutside() {
        Tree.assertNoLine(
                "A client's secret is a placeholder in the product's realm (the demo's lie in demo.json):",
                Tree.texts(path -> path.equals("realm/souffleur-realm.json")),
                Pattern.compile("\"(secret|value|hashedSaltedValue)\"\\s*:\\s*\"(?!\\$\\{)"));
    }

    @Test
    void noPathOfAnyonesMachineIsInTheRepository() {
        Tree.assertNoLine(
                "These paths exist on one machine only:",
                ALL,
                Pattern.compile("(?<![\\w.$}])/(work|root|home/[a-z]\\w*|Users/\\w+)/|[A-Z]:\\\\\\\\?Users"));
    }

    @Test
    void noRegistryIsNamed() {
        Tree.assertNoLine(
                "Where libraries come from is the machine's business (settings.xml and the like), not the repository's:",
                ALL,
                Pattern.compile("(?i)repo1?\\.maven\\.(apache\\.)?org|registry\\.npmjs|registry\\.yarnpkg|artifactory"
                        + "|\\bnexus\\b|jfrog|jsr\\.io|cdn\\.jsdelivr|unpkg\\.com|deno\\.land|docker\\.io|ghcr\\.io|quay\\.io"
                        + "|<(repositories|pluginRepositories|distributionManagement)>"));
    }
}
