package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.handler.WatchDeploymentHandler.Input;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an environment's alarms, those alone that were red before a rollback are not looked at. */
class AlarmsRedBeforeTest {

    private final Scene scene = new Scene();
    private final WatchDeploymentHandler handler = new WatchDeploymentHandler(
            scene.store,
            scene.news,
            scene.backend,
            new QuietMinutes(),
            scene.approvals,
            scene.mailbox::add,
            scene.windows,
            new InMemoryStartTimes(),
            scene.clock);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | 5xx slow queue",
                "slow        | 5xx queue",
                "5xx queue   | slow",
                "of-long-ago | 5xx slow queue",
            })
    void theOthersStillCount(String redBefore, String lookedAt) {
        Deployment opened = scene.opened(plan());
        scene.store.save(opened.intending("headgate:web-prod-1", Scene.NINE, Example.BLUE, words(redBefore))
                .registered(Example.GREEN_REVISION)
                .created(Example.CODE_DEPLOY_ID));

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Optional.empty()));

        assertThat(scene.backend.alarmsLookedAt).containsExactlyElementsOf(words(lookedAt));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static DeploymentPlan plan() {
        return Scene.with("prod", rules -> rules.alarms("5xx", "slow", "queue"));
    }
}
