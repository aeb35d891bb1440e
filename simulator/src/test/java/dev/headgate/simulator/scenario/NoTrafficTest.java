package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.tooling.Mail;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A service that nobody calls yet: there is nothing to judge. */
class NoTrafficTest {

    private static final String SHORTEST = """
            headgate: 1
            environments:
              prod: {wave: 1}
            services:
              web: {port: 8080, releaseOn: {pipelines: [web]}}
            """;

    @Test
    void theShortestFileGoesBackAndSaysWhy() {
        Run run = new Run(
                new Scenario("quiet", "", Trigger.PIPELINE, Manner.IGNORE, NoTrafficTest::nobodyCalls),
                ConfigurationFile.parse(SHORTEST, "headgate.yaml", "111122223333"),
                new Definitions(Path.of("..", "statemachine")),
                "https://approve.example.com",
                Manner.IGNORE,
                Played.SEED);
        ExecutionLog log = new ExecutionLog();
        run.world().stepFunctions().addListener(log);
        run.begin();
        run.world().loop().runFor(Duration.ofHours(3));

        assertThat(log.deployments()).hasSize(1);
        assertThat(run.world().records().find(log.deployments().getFirst()).flatMap(it -> it.closing()))
                .get()
                .asString()
                .contains("ROLLED_BACK", "the judge can not tell", "names no approvers to ask");
        assertThat(run.world().records().locks()).isEmpty();
    }

    @Test
    void asksPeopleWhereThereAreAny() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        nobodyCalls(scene.stage());
        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.mails("alice"))
                .extracting(Mail::subject)
                .anyMatch(subject -> subject.contains("green") && subject.endsWith("for web in prod?"));
    }

    @Test
    void deploysWhereTheFileSaysSo() {
        PromiseScene scene =
                new PromiseScene(PromiseScene.AT_ONCE + "judge: {onInconclusive: promote}\n", Manner.IGNORE);
        nobodyCalls(scene.stage());
        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
    }

    private static void nobodyCalls(Stage stage) {
        stage.place("prod").account().traffic().requestsPerMinute("web-prod", 0);
    }
}
