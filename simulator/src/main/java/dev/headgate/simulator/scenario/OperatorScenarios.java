package dev.headgate.simulator.scenario;

import dev.headgate.release.Verb;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What comes of a release when an operator says something to its deployment in prod. */
final class OperatorScenarios {

    private static final Duration A_LITTLE_LATER = Duration.ofMinutes(2);

    private OperatorScenarios() {}

    static List<Scenario> all() {
        return List.of(
                of(
                        "aborted",
                        "an operator aborts while traffic moves in prod: ROLLED_BACK",
                        stage -> stage.whenGreenHas(
                                30, "prod", "the operator abort", () -> stage.say("prod", Verb.ABORT, "wrong image"))),
                of(
                        "promoted",
                        "an operator ends prod's bake early: DEPLOYED",
                        stage -> inTheBake(stage, () -> stage.say("prod", Verb.PROMOTE, "a fix that cannot wait"))),
                of("paused", "an operator pauses prod's bake, looks, and resumes it: DEPLOYED", stage -> {
                    inTheBake(stage, () -> {
                        stage.say("prod", Verb.PAUSE, "looking at the logs");
                        stage.after(
                                Duration.ofMinutes(12),
                                "the operator resumes",
                                () -> stage.say("prod", Verb.RESUME, "nothing in the logs"));
                    });
                }),
                of(
                        "paused-and-forgotten",
                        "an operator pauses prod's bake, and nobody comes back: ROLLED_BACK",
                        stage -> inTheBake(stage, () -> stage.say("prod", Verb.PAUSE, "looking at the logs"))));
    }

    private static void inTheBake(Stage stage, Runnable act) {
        stage.whenGreenHas(
                100, "prod", "the bake begin", () -> stage.after(A_LITTLE_LATER, "the operator speaks", act));
    }

    private static Scenario of(String name, String summary, Consumer<Stage> conditions) {
        return new Scenario(name, summary, Trigger.PIPELINE, Manner.APPROVE, conditions);
    }
}
