package dev.headgate.infra.stack;

import dev.headgate.definition.StateMachineFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the stacks deploy and do not contain themselves.
 *
 * @param root of the repository, which has been built
 */
public record Artifacts(Path root) {

    /**
     * The jar of all functions.
     *
     * @throws IllegalStateException when it is not there, or in several versions
     */
    public Path functions() {
        Path directory = root.resolve("functions").resolve("target");
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "functions-*-lambda.jar")) {
                found.forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (jars.size() != 1) {
            throw new IllegalStateException(directory + " has " + jars.size()
                    + " jars named functions-*-lambda.jar, not one. Build it anew with"
                    + " ./mvnw clean package -DskipTests");
        }
        return jars.getFirst();
    }

    /**
     * The folder that an image of all functions is built from: it has the jar, and in {@code image} the Dockerfile and the client.
     *
     * @throws IllegalStateException when the jar is not there, or in several versions
     */
    public Path image() {
        return functions().resolveSibling("");
    }

    /** The definition of a state machine as JSON, with its placeholders. */
    public String definition(String name) {
        try {
            return StateMachineFile.of(name, root.resolve("statemachine")).json();
        } catch (IOException e) {
            throw new UncheckedIOException("Run this from the root of the repository", e);
        }
    }
}
