package dev.headgate.simulator.installation;

import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Step Functions as those call it who do so from within a run; the account's trail knows each. */
record Callers(Trail trail, SimulatedStepFunctions stepFunctions, Arns arns) {

    /** Of all functions, it alone starts executions. */
    SfnClient watchdog() {
        return by("watchdog-function", "headgate-watchdog");
    }

    /** EventBridge's rules, and pipelines. */
    SfnClient rule() {
        return by("events", "rule");
    }

    /** Somebody at the console. */
    SfnClient operator() {
        return by("operators", "operator");
    }

    private SfnClient by(String role, String session) {
        return trail.calledBy(arns.session(role, session), stepFunctions.client());
    }
}
