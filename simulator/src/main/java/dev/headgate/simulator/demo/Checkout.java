package dev.headgate.simulator.demo;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.world.Definitions;
import dev.headgate.simulator.world.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout whose state machines and configuration are run.
 *
 * @param root the folder with {@code headgate.yaml} and {@code statemachine}
 */
record Checkout(Path root) {

    /** Taken for the tooling account where the configuration names none. */
    private static final String SIMULATED_ACCOUNT = "111122223333";

    /** The checkout that the launcher names, or else the one around the working directory. */
    static Checkout here() {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("headgate.root")).map(Path::of);
        Path start = named.orElse(Path.of("")).toAbsolutePath();
        return new Checkout(Stream.iterate(Optional.of(start), Optional::isPresent, it -> it.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(folder -> Files.isDirectory(folder.resolve("statemachine")))
                .findFirst()
                .orElse(start));
    }

    Path configurationFile() {
        return root.resolve("headgate.yaml");
    }

    Definitions definitions() {
        return new Definitions(root.resolve("statemachine"));
    }

    /**
     * Reads a configuration as it would be installed.
     *
     * @throws dev.headgate.config.file.InvalidConfigurationException with all that is wrong in it
     * @throws dev.headgate.simulator.world.UnreadableFileException where there is no text to read
     */
    static Configuration read(Path file) {
        return ConfigurationFile.parse(TextFile.read(file), String.valueOf(file.getFileName()), SIMULATED_ACCOUNT);
    }
}
