package dev.headgate.definition;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The definition of a state machine as written, YAML with anchors, as the JSON that AWS gets. */
public record StateMachineFile(Path path) {

    /** The file of this machine in the {@code statemachine} folder of a checkout. */
    public static StateMachineFile of(String machine, Path folder) {
        return new StateMachineFile(folder.resolve(machine + ".asl.yaml"));
    }

    /**
     * The JSON in the order of the file, with each alias replaced by what it stands for: equal files make equal texts.
     *
     * @throws InvalidDefinitionException when the file is no YAML, or says what JSON cannot say
     */
    public String json() throws IOException {
        return json(Files.readString(path), path.toString());
    }

    static String json(String yaml, String fileName) throws IOException {
        Map<String, Object> tree = new DefinitionReader(fileName).read(yaml);
        return JSON.std.with(indented()).asString(tree) + "\n";
    }

    /** Whoever opens the machine in the console reads this text, on whatever system it was made. */
    private static DefaultPrettyPrinter indented() {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
