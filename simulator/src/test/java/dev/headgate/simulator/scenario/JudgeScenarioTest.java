package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "blue-degraded-too,42",
        "metrics-missing,42",
        "error-burst,1",
        "error-burst,2",
        "rare-errors,1",
        "rare-errors,2",
        "rare-errors,3",
        "rare-errors,4",
        "rare-errors,5",
        "happy,1",
        "happy,2",
        "happy,3",
        "happy,4",
        "happy,5",
        "happy,6",
        "slow-green,1",
        "five-percent-errors,1"
    })
    void shows(String name, long seed) throws Exception {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        var config = dev.headgate.config.ConfigurationFile.parse(
                java.nio.file.Files.readString(java.nio.file.Path.of("..", "headgate.yaml")),
                "headgate.yaml",
                "111122223333");
        Run run = new Run(
                scenario,
                config,
                new dev.headgate.simulator.world.Definitions(java.nio.file.Path.of("..", "statemachine")),
                "http://localhost:8080",
                scenario.manner(),
                seed);
        run.begin();
        long t = System.nanoTime();
        run.world().loop().runUntil(run::isDone);
        System.out.println("=== " + name + " " + seed + " " + run.journal().releaseStatus() + " at "
                + run.world().loop().instant() + " took ms " + (System.nanoTime() - t) / 1_000_000);
        for (var e : run.service().environments()) {
            var d = run.journal().deployment("web", e.name());
            System.out.println(
                    e.name() + " " + d.flatMap(x -> x.closing()).map(c -> c.outcome() + " " + c.reason() + " " + c.at())
                            + " began " + d.flatMap(x -> x.milestones().trafficBegan()) + " back "
                            + d.flatMap(x -> x.milestones().rollbackAsked()));
            if (!name.equals("happy")) System.out.println("   " + d.flatMap(x -> x.finding()));
        }
        assertThat(run.isDone()).isTrue();
    }
}
