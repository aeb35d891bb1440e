package dev.headgate.cli.checkout;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout whose state machines and configuration are run.
 *
 * @param root the folder with {@code headgate.yaml} and {@code statemachine}
 */
public record Checkout(Path root) {

    /** Taken for the tooling account where the configuration names none. */
    private static final String SIMULATED_ACCOUNT = "111122223333";

    /** The checkout that the launcher names, or else the one around the working directory. */
    public static Checkout here() {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("headgate.root")).map(Path::of);
        Path start = named.orElse(Path.of("")).toAbsolutePath();
        return new Checkout(Stream.iterate(Optional.of(start), Optional::isPresent, it -> it.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(folder -> Files.isDirectory(folder.resolve("statemachine")))
                .findFirst()
                .orElse(start));
    }

    public Path configurationFile() {
        return root.resolve("headgate.yaml");
    }

    public Definitions definitions() {
        return new Definitions(root.resolve("statemachine"));
    }

    /**
     * Reads a configuration as it would be installed.
     *
     * @throws dev.headgate.config.file.InvalidConfigurationException with all that is wrong in it
     * @throws dev.headgate.cli.checkout.UnreadableFileException where there is no text to read
     */
    public static Configuration read(Path file) {
        return read(file, SIMULATED_ACCOUNT);
    }

    /** The same, where another account is taken for the tooling account unless the file names one. */
    public static Configuration read(Path file, String account) {
        return ConfigurationFile.parse(TextFile.read(file), String.valueOf(file.getFileName()), account);
    }
}
