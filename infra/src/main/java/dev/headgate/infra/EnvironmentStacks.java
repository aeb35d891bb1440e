package dev.headgate.infra;

import software.constructs.Construct;

/** Adds the stacks of one environment's account. */
final class EnvironmentStacks {

    private EnvironmentStacks() {}

    static void add(Construct app, StackNames names, EnvironmentServices environment) {
        new NetworkStack(app, names, environment);
    }
}
