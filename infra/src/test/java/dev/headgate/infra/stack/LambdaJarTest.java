package dev.headgate.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
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
                        "org/crac",
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

    private static final long LARGEST = 28_000_000;

    @Test
    void isNoLargerThanItsBudget() throws IOException {
        assertThat(Files.size(new Artifacts(Path.of("..")).functions())).isLessThan(LARGEST);
    }

    /** The build leaves out what belongs to operations that nobody calls: it must not leave out what somebody does. */
    @Test
    void holdsWhateverOurClassesNameOfAService() throws IOException {
        try (JarFile jar = new JarFile(new Artifacts(Path.of("..")).functions().toFile())) {
            Set<String> named = new TreeSet<>();
            Deque<String> todo = new ArrayDeque<>(jar.stream()
                    .map(ZipEntry::getName)
                    .filter(it -> it.startsWith("dev/headgate/") && it.endsWith(".class"))
                    .toList());
            while (!todo.isEmpty()) {
                for (String name : modelsNamedBy(todo.pop(), jar)) {
                    if (named.add(name)) {
                        todo.push(name);
                    }
                }
            }

            assertThat(named).hasSizeGreaterThan(500).allMatch(it -> jar.getEntry(it) != null);
        }
    }

    /** As they stand in its constants. */
    private static List<String> modelsNamedBy(String type, JarFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(type);
        if (entry == null) {
            return List.of();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return MODEL.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .results()
                    .map(it -> it.group() + ".class")
                    .toList();
        }
    }

    private static final Pattern MODEL =
            Pattern.compile("software/amazon/awssdk/services/\\w+/model/[A-Z]\\w*(?:\\$[A-Z]\\w*)*");

    private static String firstTwo(String name) {
        return name.replaceFirst("^([^/]+/[^/]+)/.*", "$1");
    }
}
