package dev.headgate.simulator.scenario;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.release.Verb;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The person who starts executions of Headgate's state machines, to say something or to have something done. */
final class Operator {

    static final String NAME = "dave";

    /** A takeover that does not begin by then is not waited for. */
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofMinutes(10);

    private final Stage stage;
    private final Optional<Journal> journal;
    private boolean expectsRecovery;
    private int plans;
    private int words;

    Operator(Stage stage, Optional<Journal> journal) {
        this.stage = stage;
        this.journal = journal;
    }

    /** True while there is something left to do that will be done. */
    boolean isExpected() {
        return plans > 0 || (expectsRecovery && stuckInProd().isPresent());
    }

    /** Says something to the deployment that is at work in an environment. */
    void say(String environment, Verb verb, String reason) {
        stage.tell("an operator says " + verb.word() + " to " + environment + ": " + reason);
        stage.atWorkIn(environment).forEach(deployment -> {
            Map<String, Object> input = asking(reason);
            input.put("do", verb.word());
            input.put("deployment", deployment.id());
            stage.world().start("deployment", verb.word() + "-" + deployment.id(), Json.write(input));
        });
    }

    /** Nothing is released to an environment for some time. */
    void freeze(String environment, Duration time, String reason) {
        stage.tell("an operator freezes " + environment + ": " + reason);
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("environment", environment);
        what.put("until", stage.world().loop().instant().plus(time).toString());
        what.put("reason", reason);
        start("freeze", Map.of("freeze", what, "requestedBy", NAME));
    }

    /** An environment is frozen no more. */
    void unfreeze(String environment, String reason) {
        stage.tell("an operator unfreezes " + environment + ": " + reason);
        Map<String, Object> input = asking(reason);
        input.put("unfreeze", Map.of("environment", environment));
        start("unfreeze", input);
    }

    private void start(String word, Map<String, Object> input) {
        stage.world().start("deployment", word + "-by-hand-" + ++words, Json.write(input));
    }

    /** Does something some time after the release has ended that the run is about. */
    void afterRelease(Duration later, String what, Runnable act) {
        plans++;
        stage.when(
                () -> followed().isOver(),
                what,
                () -> stage.after(later, what, () -> {
                    act.run();
                    plans--;
                }));
    }

    /** The run goes on with another release, and is about that one from now on. */
    void goOnWith(String name, String input) {
        followed().follow(stage.world().start("release", name, input));
    }

    /** Has the release that the run is about go on from where it stopped. */
    void retry(String reason) {
        stage.tell("an operator has the release retried: " + reason);
        Map<String, Object> input = asking(reason);
        input.put("retry", followed().releaseName().orElseThrow());
        goOnWith("retried-by-hand", Json.write(input));
    }

    private Journal followed() {
        return journal.orElseThrow(() -> new IllegalStateException("Nobody follows a release on this stage"));
    }

    private static Map<String, Object> asking(String reason) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("reason", reason);
        input.put("requestedBy", NAME);
        return input;
    }

    /** Once prod needs a human, creates its role again and has the deployment taken over. */
    void recoverProd(Duration later) {
        Target prod = stage.target("prod");
        expectsRecovery = true;
        stage.when(
                () -> stuckInProd().isPresent(),
                "prod need a human",
                () -> stage.after(later, "the operator recovers prod", () -> {
                    stage.tell("an operator makes prod's role anew and has the deployment taken over");
                    stage.world().tooling().sts().addRole(prod.roleArn(), prod.externalId());
                    String unused = recover(stuckInProd().orElseThrow().id());
                    // It is still stuck until the execution that takes it over has opened it again.
                    stage.when(() -> stuckInProd().isEmpty(), "the takeover begin", () -> expectsRecovery = false);
                    stage.after(TAKEN_OVER_WITHIN, "the operator goes home", () -> expectsRecovery = false);
                }));
    }

    /** Has a deployment taken over; returns the execution's name. */
    String recover(String deploymentId) {
        String name = deploymentId + "-recovered-by-hand";
        stage.world().start("deployment", name, Json.write(Map.of("recover", deploymentId)));
        return name;
    }

    private Optional<Deployment> stuckInProd() {
        return stage.atWorkIn("prod").stream()
                .filter(deployment -> deployment.closing().isPresent())
                .findFirst();
    }
}
