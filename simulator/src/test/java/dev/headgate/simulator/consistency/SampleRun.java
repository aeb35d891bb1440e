package dev.headgate.simulator.consistency;

import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs of the repository's definitions and configuration that samples are taken from and played into. */
final class SampleRun {

    private static final long SEED = 42;

    private SampleRun() {}

    /** A scenario that is set up and not begun. */
    static Run of(String scenario, Manner manner) {
        Scenario named = Scenarios.named(scenario).orElseThrow();
        return new Run(
                named,
                Repository.configuration(),
                new Definitions(Repository.ROOT.resolve("statemachine")),
                "https://approvals.example.com",
                manner,
                SEED);
    }

    static Run begun(String scenario, Manner manner) {
        Run run = of(scenario, manner);
        run.begin();
        return run;
    }

    /** A scenario that has gone all its way. */
    static Run done(String scenario) {
        Run run = begun(scenario, Scenarios.named(scenario).orElseThrow().manner());
        run.world().loop().runUntil(run::isDone);
        return run;
    }

    /** Goes on until an execution has entered this state; its function has not been invoked yet. */
    static void runInto(String state, String executionArn, Run run) {
        AtomicBoolean entered = new AtomicBoolean();
        run.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String stateName, Instant at, String input) {
                if (stateName.equals(state) && arn.endsWith(executionArn)) {
                    entered.set(true);
                }
            }
        });
        run.world().loop().runUntil(entered::get);
    }
}
