package dev.headgate.simulator.installation;

import dev.headgate.definition.StateMachineFile;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.states.definition.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The state machine definitions of the repository, with their placeholders filled in as a deployment would. */
public final class Definitions {

    private final Path folder;
    /** Each of thousands of worlds asks for both. */
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** How a definition's text, with nothing left to fill in, becomes a state machine. */
    private final BiFunction<String, String, StateMachine> reading;

    /** Reads definitions from the {@code statemachine} folder of a checkout. */
    public Definitions(Path folder) {
        this(folder, StateMachine::parse);
    }

    private Definitions(Path folder, BiFunction<String, String, StateMachine> reading) {
        this.folder = folder;
        this.reading = reading;
    }

    /**
     * The same, for many worlds that one thread plays one after the other: each definition is compiled once. The expressions in it
     * belong to one thread at a time.
     */
    public static Definitions compiledOnce(Path folder) {
        Map<String, StateMachine> compiled = new HashMap<>();
        return new Definitions(
                folder, (name, text) -> compiled.computeIfAbsent(text, it -> StateMachine.parse(name, it)));
    }

    /** The JSON of {@code NAME.asl.yaml}, as it was when it was first asked for. */
    public String text(String name) {
        return texts.computeIfAbsent(name, this::read);
    }

    private String read(String name) {
        StateMachineFile file = StateMachineFile.of(name, folder);
        try {
            return file.json();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definition " + file.path(), e);
        }
    }

    /** Makes both state machines of an installation. */
    void register(SimulatedStepFunctions stepFunctions, Arns arns) {
        for (String machine : List.of("release", "deployment")) {
            stepFunctions.register(arns.stateMachine(machine), load(machine, arns.substitutions()));
        }
    }

    StateMachine load(String name, Map<String, String> substitutions) {
        String text = text(name);
        for (Map.Entry<String, String> substitution : substitutions.entrySet()) {
            text = text.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        return reading.apply(name, text);
    }
}
