package dev.headgate.simulator.scenario;

import dev.headgate.config.ConfigurationFile;
import dev.headgate.simulator.world.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
    static java.util.stream.Stream<String> names() {
        return Scenarios.all().stream().map(Scenario::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shows(String name) throws Exception {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        var config = ConfigurationFile.parse(
                Files.readString(Path.of("..", "headgate.yaml")), "headgate.yaml", "111122223333");
        Run run = new Run(
                scenario,
                config,
                new Definitions(Path.of("..", "statemachine")),
                "http://localhost:8080",
                scenario.manner(),
                42);
        run.begin();
        try {
            run.world().loop().runUntil(run::isDone);
        } finally {
            System.out.println("=== " + name + " " + run.journal().releaseStatus() + " at "
                    + run.world().loop().instant());
            System.out.println(run.journal().releaseStates());
            for (var e : run.service().environments()) {
                System.out.println(
                        e.name() + " " + run.journal().track("web", e.name()).states());
                System.out.println(
                        "   " + run.journal().deployment("web", e.name()).flatMap(d -> d.closing()));
            }
            run.world()
                    .tooling()
                    .sns()
                    .all()
                    .forEach(m -> System.out.println("  " + m.at() + " " + m.to() + " " + m.subject()));
        }
    }
}
