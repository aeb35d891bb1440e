package dev.headgate.simulator.law;

import java.util.function.Consumer;

/** The run lasts far longer than all waits, rollbacks and recoveries together. */
final class EveryDeploymentEnds implements Law {

    @Override
    public String promise() {
        return "Every deployment that was opened has an outcome, and every release has ended.";
    }

    @Override
    public void atEnd(Moment now, Consumer<String> broken) {
        now.deployments().stream()
                .filter(it -> it.closing().isEmpty())
                .forEach(it -> broken.accept("no outcome for " + it.id()));
        now.executions().forEach((name, status) -> {
            if (status.isEmpty()) {
                broken.accept("the execution " + name + " still runs");
            }
        });
    }
}
