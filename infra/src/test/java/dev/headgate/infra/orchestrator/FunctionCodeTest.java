package dev.headgate.infra.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.function.DeploymentFunction;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code functions: {packaging: image}}: the same functions from one image. */
@NeedsNode
class FunctionCodeTest {

    private static List<Resource> functions;

    @BeforeAll
    static void synthesize() throws IOException {
        String yaml = Files.readString(Path.of("../headgate.yaml")) + "\nfunctions: {packaging: image}\n";
        StackTemplate stack = SynthesizedApp.of(ConfigurationFile.parse(yaml, "headgate.yaml", "111111111111"))
                .stack("headgate-orchestrator");
        functions = stack.resources("AWS::Lambda::Function");
    }

    @Test
    void startsEveryFunctionFromAnImageByTheNameOfItsClass() {
        assertThat(functions).hasSize(5).allSatisfy(function -> {
            assertThat(function.property("/PackageType").asText()).isEqualTo("Image");
            assertThat(function.property("/Architectures").toString()).isEqualTo("[\"arm64\"]");
            assertThat(function.property("/Runtime").isMissingNode()).isTrue();
            assertThat(function.property("/Handler").isMissingNode()).isTrue();
            assertThat(function.property("/SnapStart").isMissingNode()).isTrue();
        });
        assertThat(functions)
                .extracting(it -> it.property("/ImageConfig/Command/0").asText())
                .contains(DeploymentFunction.class.getName())
                .doesNotHaveDuplicates();
    }

    /** Built once, whatever the number of functions. */
    @Test
    void allShareOneImage() {
        assertThat(functions)
                .extracting(it -> it.property("/Code/ImageUri").toString())
                .allMatch(it -> it.equals(
                        functions.getFirst().property("/Code/ImageUri").toString()))
                .doesNotContain("");
    }

    @Test
    void rehearsesNothingWhereSomebodyWaitsForTheStart() {
        assertThat(functions)
                .allSatisfy(function -> assertThat(function.property("/Environment/Variables/HEADGATE_PRIMING")
                                .asText())
                        .isEqualTo("off"));
    }

    /** What Docker is given holds all that the Dockerfile copies. */
    @Test
    void theBuildPutsBesideTheDockerfileWhatItCopies() {
        Path image = Path.of("../functions/target/image");

        assertThat(List.of("Dockerfile", "client.jar", "core.jar", "serialization.jar", "utils-lite.jar"))
                .allSatisfy(name -> assertThat(image.resolve(name)).isRegularFile());
    }
}
