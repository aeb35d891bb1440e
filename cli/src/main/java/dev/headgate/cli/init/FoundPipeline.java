package dev.headgate.cli.init;

import java.util.List;

/**
 * A pipeline that has to do with a service.
 *
 * @param actions that have, in words: {@code Release/BlueGreen deploys it (CodeDeployToECS)}
 * @param deploys whether one of them deploys it, which would be a second deployer
 */
record FoundPipeline(String name, List<String> actions, boolean deploys) {

    FoundPipeline {
        actions = List.copyOf(actions);
    }

    String inWords() {
        return "pipeline " + name + ": " + String.join(", ", actions);
    }
}
