package dev.headgate.seeded.handler;

import dev.headgate.definition.StateMachineFile;
import java.io.IOException;
import java.nio.file.Path;

final class HandlerThatReadsADefinition {

    private HandlerThatReadsADefinition() {}

    static String read(Path folder) throws IOException {
        return StateMachineFile.of("deployment", folder).json();
    }
}
