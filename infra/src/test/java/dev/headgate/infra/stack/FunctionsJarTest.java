package dev.headgate.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What Lambda loads is what its functions need. */
class FunctionsJarTest {

    @Test
    void hasNothingThatReadsYaml() throws IOException {
        try (JarFile jar = new JarFile(new Artifacts(Path.of("..")).functions().toFile())) {
            List<String> classes = jar.stream().map(ZipEntry::getName).toList();

            assertThat(classes)
                    .contains("dev/headgate/config/Configuration.class", "dev/headgate/handler/Wiring.class")
                    .noneMatch(name -> name.startsWith("org/snakeyaml/"))
                    .noneMatch(name -> name.startsWith("dev/headgate/config/file/"))
                    .noneMatch(name -> name.startsWith("dev/headgate/definition/"));
        }
    }
}
