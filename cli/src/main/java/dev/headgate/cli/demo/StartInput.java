package dev.headgate.cli.demo;

import dev.headgate.cli.checkout.TextFile;
import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.simulator.scenario.TriggeredService;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the release starts with, where somebody says so. */
final class StartInput {

    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "What starts the release instead of what the scenario starts with: the JSON of an event, of a"
                    + " pipeline's action or of an operator; - reads it from standard input.")
    private Optional<String> file = Optional.empty();

    boolean isGiven() {
        return file.isPresent();
    }

    /**
     * What it says; empty where none is given. Standard input is read once.
     *
     * @throws dev.headgate.cli.checkout.UnreadableFileException where there is no text to read
     */
    Optional<String> text() {
        return file.map(it ->
                it.equals(STANDARD_INPUT) ? TextFile.read(System.in, "standard input") : TextFile.read(Path.of(it)));
    }

    /** The service that is to be released; the first one where that can not be told. */
    static Service service(Configuration configuration, Optional<String> text) {
        return text.flatMap(new TriggeredService(configuration)::of)
                .orElseGet(() -> configuration.services().getFirst());
    }
}
