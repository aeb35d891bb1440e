package dev.headgate.simulator.world;

import dev.headgate.states.definition.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The state machine definitions of the repository, with their placeholders filled in as a deployment would. */
public final class Definitions {

    private final Path folder;

    /** Reads definitions from the {@code statemachine} folder of a checkout. */
    public Definitions(Path folder) {
        this.folder = folder;
    }

    /** The text of {@code NAME.asl.json}. */
    public String text(String name) {
        try {
            return Files.readString(folder.resolve(name + ".asl.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definition " + folder.resolve(name + ".asl.json"), e);
        }
    }

    StateMachine load(String name, Map<String, String> substitutions) {
        String text = text(name);
        for (Map.Entry<String, String> substitution : substitutions.entrySet()) {
            text = text.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        return StateMachine.parse(name, text);
    }
}
