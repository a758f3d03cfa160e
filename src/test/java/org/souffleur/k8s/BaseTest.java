package org.souffleur.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kustomize base is what a cluster would accept, and says what the service reads. */
class BaseTest {
    private static final Path BASE = Path.of("k8s/base");
    private static final Pattern SETTING = Pattern.compile("\\$\\{(SOUFFLEUR_[A-Z0-9_]+)[:}]");
    private static final Pattern MUST_BE_SET = Pattern.compile("^\\| `(SOUFFLEUR_[A-Z0-9_]+)` \\|.*\\| yes \\|$");

    @Test
    void aMisspeltFieldIsNotOverlooked() {
        String manifest =
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: x\nspec:\n  extrenalTrafficPolicy: Local\n";
        assertThatThrownBy(() -> Manifests.parse(manifest))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("extrenalTrafficPolicy");
    }

    @Test
    void everyManifestIsWhatTheApiKnowsAndHasNoNamespace() throws IOException {
        for (Path file : manifests()) {
            for (HasMetadata manifest : Manifests.read(file)) {
                assertThat(manifest.getMetadata().getName()).as(file.toString()).isNotBlank();
                assertThat(manifest.getMetadata().getNamespace())
                        .as("%s belongs to the overlay's namespace", file)
                        .isNull();
            }
        }
    }

    @Test
    void theListNamesEveryManifestAndNoOther() throws IOException {
        Set<String> listed = new TreeSet<>();
        kustomization().get("resources").forEach(name -> listed.add(name.asText()));
        assertThat(listed)
                .isEqualTo(manifests().stream()
                        .map(path -> path.getFileName().toString())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyVariableIsOneThatTheServiceReads() throws IOException {
        Set<String> read = new TreeSet<>();
        Matcher setting = SETTING.matcher(Files.readString(Path.of("src/main/resources/application.properties")));
        while (setting.find()) {
            read.add(setting.group(1));
        }
        assertThat(read).containsAll(given());
    }

    @Test
    void everyVariableThatProductionMustSetIsThere() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("docs/configuration.md"))) {
            Matcher row = MUST_BE_SET.matcher(line);
            if (row.matches()) {
                needed.add(row.group(1));
            }
        }
        assertThat(needed).isNotEmpty();
        assertThat(given()).containsAll(needed);
    }

    @Test
    void theExampleSecretHoldsNoSecret() {
        for (HasMetadata manifest : Manifests.read(Path.of("k8s/secret.example.yaml"))) {
            assertThat(((Secret) manifest).getStringData().values()).containsOnly("");
            assertThat(((Secret) manifest).getData()).isNullOrEmpty();
        }
    }

    @Test
    void keysAndPasswordsComeFromTheSecretOnly() throws IOException {
        assertThat(configuration().keySet()).noneMatch(name -> name.matches(".*(SECRET|KEY|PASSWORD)"));
        assertThat(container().getEnv()).isNullOrEmpty();
    }

    @Test
    void oneNodeStopsBeforeTheNextStarts() {
        Deployment deployment = one(Deployment.class);
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
        assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void thePodHasNoMorePowerThanItNeeds() {
        PodSpec pod = pod();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    /** A Service named souffleur-media would become SOUFFLEUR_MEDIA_PORT=udp://…, which the relay would read. */
    @Test
    void noServiceBecomesAVariableOfOurs() {
        assertThat(pod().getEnableServiceLinks()).isFalse();
    }

    @Test
    void eachProbeAsksItsOwnQuestion() {
        assertThat(asks(container().getStartupProbe())).isEqualTo("/q/health/started");
        assertThat(asks(container().getReadinessProbe())).isEqualTo("/q/health/ready");
        assertThat(asks(container().getLivenessProbe())).isEqualTo("/q/health/live");
    }

    @Test
    void mediaPortsAreTheSameOnTheWholeWayAndAsManyAsCores() throws IOException {
        int first = Integer.parseInt(configuration().get("SOUFFLEUR_MEDIA_PORT"));
        int cores = Integer.parseInt(
                container().getResources().getLimits().get("cpu").getAmount());
        List<Integer> wanted = IntStream.range(first, first + cores).boxed().toList();
        List<Integer> ofThePod = container().getPorts().stream()
                .filter(port -> port.getProtocol().equals("UDP"))
                .map(ContainerPort::getContainerPort)
                .toList();
        Service media = named(Service.class, "souffleur-media");
        List<Integer> ofTheService =
                media.getSpec().getPorts().stream().map(ServicePort::getPort).toList();
        assertThat(ofThePod).isEqualTo(wanted);
        assertThat(ofTheService).isEqualTo(wanted);
        assertThat(media.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
        assertThat(configuration())
                .as("browsers must be told the load balancer's address")
                .containsKey("SOUFFLEUR_MEDIA_ANNOUNCE");
    }

    @Test
    void servicesFindThePod() {
        Map<String, String> labels =
                one(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
        for (String name : List.of("souffleur", "souffleur-media")) {
            assertThat(labels.entrySet())
                    .containsAll(
                            named(Service.class, name).getSpec().getSelector().entrySet());
        }
        assertThat(named(Service.class, "nobody").getSpec().getSelector()).isNullOrEmpty();
    }

    @Test
    void theJournalOutlivesThePod() throws IOException {
        String claim = one(PersistentVolumeClaim.class).getMetadata().getName();
        assertThat(pod().getVolumes())
                .anyMatch(volume -> volume.getPersistentVolumeClaim() != null
                        && volume.getPersistentVolumeClaim().getClaimName().equals(claim));
        String journal = configuration().get("SOUFFLEUR_JOURNAL_DIR");
        assertThat(container().getVolumeMounts())
                .anyMatch(mount -> mount.getName().equals("journal") && journal.startsWith(mount.getMountPath() + "/"));
    }

    @Test
    void thePublicSeesNeitherOperatorsPagesNorKeycloaksAdministration() {
        Map<String, String> paths = new TreeMap<>();
        for (HTTPIngressPath path :
                one(Ingress.class).getSpec().getRules().get(0).getHttp().getPaths()) {
            paths.put(path.getPath(), path.getBackend().getService().getName());
        }
        assertThat(paths)
                .containsEntry("/q", "nobody")
                .containsEntry("/", "souffleur")
                .containsEntry("/auth/realms/souffleur", "keycloak")
                .doesNotContainKeys("/auth", "/auth/admin", "/auth/realms");
    }

    private static Set<String> given() throws IOException {
        Set<String> names = new TreeSet<>(configuration().keySet());
        for (HasMetadata manifest : Manifests.read(Path.of("k8s/secret.example.yaml"))) {
            names.addAll(((Secret) manifest).getStringData().keySet());
        }
        return names;
    }

    private static Map<String, String> configuration() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode generator : kustomization().get("configMapGenerator")) {
            for (JsonNode literal : generator.get("literals")) {
                String[] parts = literal.asText().split("=", 2);
                variables.put(parts[0], parts[1]);
            }
        }
        return variables;
    }

    private static JsonNode kustomization() throws IOException {
        return Manifests.documents(Files.readString(BASE.resolve("kustomization.yaml")))
                .get(0);
    }

    private static String asks(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static PodSpec pod() {
        return one(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Container container() {
        return pod().getContainers().get(0);
    }

    private static <T extends HasMetadata> T one(Class<T> kind) {
        return all(kind).findFirst().orElseThrow();
    }

    private static <T extends HasMetadata> T named(Class<T> kind, String name) {
        return all(kind)
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return manifests().stream()
                .flatMap(file -> Manifests.read(file).stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static List<Path> manifests() {
        try (Stream<Path> files = Files.list(BASE)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
