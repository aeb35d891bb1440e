package dev.headgate.seeded.handler;

import dev.headgate.config.CodeDeployGroup;

/** Asks for what only one traffic backend has. */
record HandlerThatReadsAGroup(CodeDeployGroup group) {
    String application() {
        return group.application();
    }
}
