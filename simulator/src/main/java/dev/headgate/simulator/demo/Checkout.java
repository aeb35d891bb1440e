package dev.headgate.simulator.demo;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationFile;
import dev.headgate.simulator.world.Definitions;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
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
     * @throws dev.headgate.config.InvalidConfigurationException with all that is wrong in it
     * @throws UnreadableFileException where there is no text to read
     */
    static Configuration read(Path file) {
        return ConfigurationFile.parse(text(file), String.valueOf(file.getFileName()), SIMULATED_ACCOUNT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UnreadableFileException(
                    file + " is not written in UTF-8: save it as UTF-8, for example by iconv -f latin1 -t utf-8", e);
        } catch (IOException e) {
            throw new UnreadableFileException(why(file), e);
        }
    }

    private static String why(Path file) {
        if (Files.isDirectory(file)) {
            return file + " is a folder: name a file in it, such as " + file.resolve("headgate.yaml");
        }
        return Files.exists(file) ? file + " can not be read: see its permissions" : "there is no file " + file;
    }
}
