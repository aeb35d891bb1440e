package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file is one thought, and a package a room that one can look around in. */
class SizesTest {

    private static final int LONGEST_FILE = 300;
    private static final int MEDIAN_FILE = 80;
    private static final int MOST_CLASSES = 25;
    private static final String REASON = "More than " + MOST_CLASSES + " classes";
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Its sources are tests: a contract is as long as what it asks for. */
    private static final String TESTS = "testing";

    private static List<Path> files = List.of();

    @BeforeAll
    static void listSources() throws IOException {
        try (Stream<Path> modules = Files.list(Repository.ROOT)) {
            files = modules.filter(module -> !module.endsWith(TESTS))
                    .map(module -> module.resolve(SOURCES))
                    .filter(Files::isDirectory)
                    .flatMap(SizesTest::javaFiles)
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(500);
    }

    @Test
    void noFileIsLongerThanSomebodyReadsInOneGo() {
        assertThat(files).filteredOn(file -> lines(file) > LONGEST_FILE).isEmpty();
    }

    @Test
    void mostFilesFitAScreenOrTwo() {
        List<Long> sorted = files.stream()
                .map(SizesTest::lines)
                .sorted(Comparator.naturalOrder())
                .toList();

        assertThat(sorted.get(sorted.size() / 2)).isLessThan(MEDIAN_FILE);
    }

    @Test
    void aPackageOfManyClassesSaysWhy() {
        Map<Path, List<Path>> packages = files.stream().collect(Collectors.groupingBy(Path::getParent));

        assertThat(packages).allSatisfy((folder, classes) -> {
            if (classes.size() > MOST_CLASSES + 1) {
                assertThat(folder.resolve("package-info.java")).content().contains(REASON);
            }
        });
    }

    private static Stream<Path> javaFiles(Path sources) {
        try (Stream<Path> found = Files.walk(sources)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
