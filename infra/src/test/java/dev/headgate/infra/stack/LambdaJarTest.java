package dev.headgate.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What Lambda loads at every cold start is what the functions use: a new release of the SDK may bring other things along. */
class LambdaJarTest {

    @Test
    void holdsTheSdkAndOurselvesAndNoHttpClientButOne() throws IOException {
        Set<String> names;
        try (JarFile jar = new JarFile(new Artifacts(Path.of("..")).functions().toFile())) {
            names = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }

        assertThat(names.stream().filter(name -> name.endsWith(".class")).map(LambdaJarTest::firstTwo))
                .containsOnly(
                        "META-INF/versions",
                        "dev/headgate",
                        "software/amazon",
                        "com/amazonaws",
                        "com/fasterxml",
                        "org/joda",
                        "org/reactivestreams",
                        "org/slf4j");
        assertThat(names.stream().filter(name -> name.startsWith("software/amazon/awssdk/http/")))
                .anyMatch(name -> name.startsWith("software/amazon/awssdk/http/urlconnection/"))
                .noneMatch(name -> name.matches("software/amazon/awssdk/http/(apache|nio|crt|crtcore).*"));
        assertThat(names)
                .contains("dev/headgate/function/Wiring.class")
                .noneMatch(name -> name.startsWith("dev/headgate/config/file/"))
                .noneMatch(name -> name.startsWith("dev/headgate/definition/"))
                .noneMatch(name -> name.startsWith("dev/headgate/policy/"));
    }

    private static String firstTwo(String name) {
        return name.replaceFirst("^([^/]+/[^/]+)/.*", "$1");
    }
}
