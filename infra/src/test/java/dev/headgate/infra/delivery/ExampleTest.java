package dev.headgate.infra.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.SynthesizedApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The service in {@code examples/web} is one that the stacks can build, test and serve. */
class ExampleTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "web");

    @Test
    void showsItsVersionWhereTheLoadBalancerLooks() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"), "Server.java")
                .directory(EXAMPLE.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("PORT", "0", "VERSION", "9f2d<7c3e"));
        Process server = builder.start();
        try (BufferedReader output = server.inputReader()) {
            String listening = String.valueOf(output.readLine());
            HttpResponse<String> response = get(listening.replaceFirst(".* ", ""));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("<main>9f2d?7c3e</main>", "background:hsl(");
        } finally {
            server.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"buildspec.yml, web-build", "testspec.yml, web-test"})
    @NeedsNode
    void usesVariablesThatItsProjectSets(String specification, String project) throws IOException {
        String text = Files.readString(EXAMPLE.resolve(specification));
        Set<String> used = Pattern.compile("\\$\\{?([A-Z_]+)")
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String set = SynthesizedApp.ofOneAccount()
                .stack("headgate-delivery-web")
                .resource("AWS::CodeBuild::Project", "Name", project)
                .property("/Environment/EnvironmentVariables")
                .toString();
        used.remove("IMAGE_TAG"); // The pipeline's action sets it.

        assertThat(used).isNotEmpty().allSatisfy(name -> assertThat(set).contains("\"Name\":\"" + name + "\""));
    }

    @ParameterizedTest
    @CsvSource({"buildspec.yml", "testspec.yml"})
    void isBuiltByCommandsThatAreTexts(String specification) throws IOException {
        Object read = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(EXAMPLE.resolve(specification)));

        assertThat(member(read, "version")).isEqualTo(0.2);
        assertThat(member(read, "phases"))
                .asInstanceOf(MAP)
                .isNotEmpty()
                .allSatisfy((phase, value) -> assertThat(member(value, "commands"))
                        .asInstanceOf(LIST)
                        .isNotEmpty()
                        .hasOnlyElementsOfType(String.class));
    }

    private static @Nullable Object member(@Nullable Object section, String name) {
        return section instanceof Map<?, ?> members ? members.get(name) : null;
    }

    private static HttpResponse<String> get(String port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
