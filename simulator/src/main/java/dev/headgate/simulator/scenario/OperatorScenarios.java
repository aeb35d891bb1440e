package dev.headgate.simulator.scenario;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.WindowWait;
import dev.headgate.release.Verb;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What comes of a release when an operator says something to it, or of prod, or has it go on. */
final class OperatorScenarios {

    private static final Duration A_LITTLE_LATER = Duration.ofMinutes(2);

    /** By then somebody knows why the release was rolled back. */
    private static final Duration LOOKED_INTO = Duration.ofMinutes(10);

    private static final String NEXT_EXECUTION = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private OperatorScenarios() {}

    static List<Scenario> all() {
        return List.of(
                of(
                        "aborted",
                        "an operator aborts while traffic moves in prod: ROLLED_BACK",
                        stage -> stage.whenGreenHas(
                                30,
                                "prod",
                                "the operator abort",
                                () -> stage.operator().say("prod", Verb.ABORT, "wrong image"))),
                of(
                        "promoted",
                        "an operator ends prod's bake early: DEPLOYED",
                        stage -> inTheBake(
                                stage, () -> stage.operator().say("prod", Verb.PROMOTE, "a fix that cannot wait"))),
                of("paused", "an operator pauses prod's bake, looks, and resumes it: DEPLOYED", stage -> {
                    inTheBake(stage, () -> {
                        stage.operator().say("prod", Verb.PAUSE, "looking at the logs");
                        stage.after(
                                Duration.ofMinutes(12),
                                "the operator resumes",
                                () -> stage.operator().say("prod", Verb.RESUME, "nothing in the logs"));
                    });
                }),
                of(
                        "paused-and-forgotten",
                        "an operator pauses prod's bake, and nobody comes back: ROLLED_BACK",
                        stage -> inTheBake(
                                stage, () -> stage.operator().say("prod", Verb.PAUSE, "looking at the logs"))),
                new Scenario(
                        "closed-window",
                        "prod is closed until eleven: the release waits there, and goes when it opens: DEPLOYED",
                        Trigger.PIPELINE,
                        Manner.APPROVE,
                        stage -> stage.tell(stage.requireEnvironment("prod").name()
                                + " is closed on Monday mornings, until 11:00 UTC"),
                        ClosedProd::in),
                of(
                        "frozen",
                        "an operator freezes prod, where the release waits until somebody unfreezes it: DEPLOYED",
                        OperatorScenarios::freezeAndUnfreeze),
                of(
                        "held",
                        "the image is rolled back in prod, and is held there when an event brings it again, until a person"
                                + " releases it: DEPLOYED",
                        OperatorScenarios::bringAgain),
                of(
                        "retried",
                        "a release is rolled back in prod for what was not its fault, and an operator retries it: DEPLOYED",
                        OperatorScenarios::retry),
                new Scenario(
                        "rollback-now",
                        "an operator brings back prod's former image at once while an alarm is red: DEPLOYED",
                        Trigger.ROLLBACK_NOW,
                        Manner.APPROVE,
                        stage -> stage.alarm("prod", stage.alarmOf("prod"))),
                new Scenario(
                        "overruled",
                        "an alarm is red in prod, which is frozen, and an operator releases the cure all the same: DEPLOYED",
                        Trigger.CURE,
                        Manner.APPROVE,
                        stage -> {
                            stage.alarm("prod", stage.alarmOf("prod"));
                            stage.after(
                                    Duration.ZERO,
                                    "an operator freezes prod",
                                    () -> stage.operator().freeze("prod", Duration.ofHours(12), "the sale"));
                        }));
    }

    private static void freezeAndUnfreeze(Stage stage) {
        String prod = stage.requireEnvironment("prod").name();
        stage.after(
                A_LITTLE_LATER,
                "an operator freezes prod",
                () -> stage.operator().freeze(prod, Duration.ofHours(12), "the sale"));
        stage.when(
                () -> stage.atWorkIn(prod).stream().anyMatch(OperatorScenarios::waitsForItsTime),
                "prod be unfrozen",
                () -> stage.after(
                        Duration.ofMinutes(40),
                        "an operator unfreezes prod",
                        () -> stage.operator().unfreeze(prod, "sold out")));
    }

    private static boolean waitsForItsTime(Deployment deployment) {
        return deployment.windowWait().filter(WindowWait::isWaiting).isPresent();
    }

    private static void retry(Stage stage) {
        String alarm = alarmInTheBake(stage);
        stage.operator().afterRelease(LOOKED_INTO, "the operator retry", () -> {
            stage.alarmIsOver("prod", alarm);
            stage.operator().retry("the database was to blame, not the image");
        });
    }

    private static void bringAgain(Stage stage) {
        String alarm = alarmInTheBake(stage);
        String event = stage.pipelineEvent(NEXT_EXECUTION);
        String byHand = new OperatorRequests(stage.service()).releaseAgain();
        stage.operator().afterRelease(LOOKED_INTO, "the pipeline build the same again", () -> {
            stage.alarmIsOver("prod", alarm);
            stage.tell("the pipeline builds the same image again");
            stage.push(NEXT_EXECUTION);
            stage.operator().goOnWith("built-again", event);
            stage.operator().afterRelease(LOOKED_INTO, "a person release it", () -> {
                stage.tell("an operator releases the image to prod all the same");
                stage.operator().goOnWith("released-by-hand", byHand);
            });
        });
    }

    /** An alarm turns red for a reason of its own; returns its name. */
    private static String alarmInTheBake(Stage stage) {
        String alarm = stage.alarmOf("prod");
        inTheBake(stage, () -> stage.alarm("prod", alarm));
        return alarm;
    }

    private static void inTheBake(Stage stage, Runnable act) {
        stage.whenGreenHas(
                100, "prod", "the bake begin", () -> stage.after(A_LITTLE_LATER, "the operator speaks", act));
    }

    private static Scenario of(String name, String summary, Consumer<Stage> conditions) {
        return new Scenario(name, summary, Trigger.PIPELINE, Manner.APPROVE, conditions);
    }
}
