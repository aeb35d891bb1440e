package dev.headgate.simulator.scenario;

import dev.headgate.simulator.environment.service.TrafficModel;
import dev.headgate.simulator.installation.World.Place;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The scenarios that are about what the canary judge sees: green's requests, errors and response times. */
final class JudgeScenarios {

    private static final Duration INTO_THE_BAKE = Duration.ofMinutes(3);

    private static final List<Scenario> ALL = List.of(
            scenario(
                    "slow-green",
                    "green answers correctly in prod, and takes three times as long: ROLLED_BACK",
                    stage -> onGreen(stage, traffic -> traffic.slowness(stage.newDigest(), 3))),
            scenario(
                    "five-percent-errors",
                    "green fails 5 % of prod's requests, fifty times as many as blue: ROLLED_BACK within minutes",
                    stage -> onGreen(stage, traffic -> traffic.errorRate(stage.newDigest(), 0.05))),
            scenario(
                    "rare-errors",
                    "green fails 1 % of prod's requests, ten times as many as blue: ROLLED_BACK as soon as enough of them were seen",
                    stage -> onGreen(stage, traffic -> traffic.errorRate(stage.newDigest(), 0.01))),
            scenario(
                    "no-traffic",
                    "nobody uses prod: the bake is extended, approvers are asked whether green may stay, DEPLOYED",
                    stage ->
                            traffic(stage).requestsPerMinute(stage.place("prod").service(), 0)),
            scenario(
                    "little-traffic",
                    "prod has five requests a minute, and blue and green fail 1 % of them alike: too few to tell,"
                            + " approvers are asked whether green may stay, DEPLOYED",
                    stage -> {
                        traffic(stage).requestsPerMinute(stage.place("prod").service(), 5);
                        traffic(stage).errorRate(stage.currentDigest(), 0.01);
                        traffic(stage).errorRate(stage.newDigest(), 0.01);
                    }),
            scenario(
                    "error-burst",
                    "one bad minute of green's during prod's bake: no proof of harm, approvers are asked whether green may stay,"
                            + " DEPLOYED",
                    stage -> stage.whenGreenHas(
                            100,
                            "prod",
                            "green have a bad minute",
                            () -> traffic(stage)
                                    .burst(
                                            stage.newDigest(),
                                            stage.world().loop().instant().plus(INTO_THE_BAKE),
                                            0.1))),
            scenario(
                    "blue-degraded-too",
                    "blue and green fail 3 % of all requests alike: not green's fault, DEPLOYED with a warning",
                    stage -> {
                        traffic(stage).errorRate(stage.currentDigest(), 0.03);
                        traffic(stage).errorRate(stage.newDigest(), 0.03);
                    }),
            scenario(
                    "metrics-missing",
                    "CloudWatch has no numbers from prod's first shift on: extended, approvers are asked, DEPLOYED",
                    stage -> onGreen(
                            stage,
                            traffic -> traffic.metricsMissingFrom(
                                    stage.world().loop().instant()))));

    private JudgeScenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    private static Scenario scenario(String name, String summary, Consumer<Stage> conditions) {
        return new Scenario(name, summary, Trigger.PIPELINE, Manner.APPROVE, conditions);
    }

    /** As soon as green gets its first production requests in prod. */
    private static void onGreen(Stage stage, Consumer<TrafficModel> change) {
        stage.whenGreenHas(1, "prod", "green show itself", () -> change.accept(traffic(stage)));
    }

    private static TrafficModel traffic(Stage stage) {
        Place prod = stage.place("prod");
        return prod.account().traffic();
    }
}
