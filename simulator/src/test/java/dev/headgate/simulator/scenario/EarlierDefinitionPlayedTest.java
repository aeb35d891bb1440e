package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.testing.EarlierRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** An update of Headgate reaches releases that are under way: their executions go on by the definition they began with. */
class EarlierDefinitionPlayedTest {

    private static final EarlierRecords FIRST = new EarlierRecords("0.1");

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> todaysFunctionsBringEveryReleaseOfItToTheSameEnd() throws IOException {
        for (String machine : List.of("release", "deployment")) {
            // JSON is YAML, too.
            Files.writeString(folder.resolve(machine + ".asl.yaml"), FIRST.definition(machine));
        }
        Definitions earlier = new Definitions(folder);
        return Scenarios.all().stream()
                .map(scenario -> dynamicTest(scenario.name(), () -> {
                    Played before = Played.scenario(scenario, earlier);
                    Played now = Played.scenario(scenario.name());

                    assertThat(ends(before)).isNotEmpty().isEqualTo(ends(now));
                }));
    }

    /** How each deployment that a release began has ended, and why. */
    private static Map<String, String> ends(Played played) {
        return played.log().deployments().stream()
                .flatMap(id -> played.world().records().find(id).stream())
                .collect(Collectors.toMap(
                        Deployment::id,
                        it -> it.closing()
                                .map(EarlierDefinitionPlayedTest::inWords)
                                .orElse("not at all")));
    }

    /** The earlier definition passes nothing from one look to the next, so each is at everything, and at another moment. */
    private static String inWords(Closing closing) {
        return closing.outcome() + ", " + closing.reason() + ", " + closing.serving();
    }
}
