package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names tests of every module for what it promises: this module is built last. */
class SecurityDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(?<test>\\w+Test)(\\.(?<rule>\\w+))?`");

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, Path> tests = tests();

        assertThat(NAMED.matcher(Files.readString(ROOT.resolve("SECURITY.md"))).results())
                .hasSizeGreaterThan(20)
                .allSatisfy(named -> {
                    assertThat(tests).containsKey(named.group("test"));
                    String source = Files.readString(tests.getOrDefault(named.group("test"), ROOT));
                    Optional.ofNullable(named.group("rule"))
                            .ifPresent(rule -> assertThat(source).contains("void " + rule + "("));
                });
    }

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src").resolve("test").resolve("java"))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityDocumentTest::sources)
                    .collect(Collectors.toMap(
                            file -> String.valueOf(file.getFileName()).replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
