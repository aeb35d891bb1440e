package dev.headgate.simulator.consistency;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The checkout that is tested. */
final class Repository {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path EVENTS = ROOT.resolve("events");

    private Repository() {}

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Configuration configuration() {
        return ConfigurationFile.parse(read(ROOT.resolve("headgate.yaml")), "headgate.yaml", "111122223333");
    }

    /** Names of the samples, without their ending. */
    static SortedSet<String> samples() {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("\\.json$", ""))
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path sample(String name) {
        return EVENTS.resolve(name + ".json");
    }

    /** What a sample holds. */
    static Map<String, Object> event(String name) {
        return Json.object(Json.tree(read(sample(name))), name);
    }

    /** The sample of a Task state is named after it: {@code PlanRelease}, {@code plan-release}. */
    static String sampleOf(String state) {
        return state.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
