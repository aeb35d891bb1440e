package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.handler.PlanReleaseHandler.Input;
import dev.headgate.json.Json;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ShelvedImages;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A release of sixty environments, of which Step Functions has to pass the whole plan on. */
class LargestPlanTest {

    private static final Map<String, Object> REQUEST = Map.of("service", "web", "imageTag", "v1");

    private final Scene scene = new Scene();

    @Test
    void isPlannedUpToTheLastByteThatStepFunctionsPassesOn() {
        int rest = 128 * 1024 - Json.write(plan(0)).getBytes(StandardCharsets.UTF_8).length;

        assertThat(plan(rest)).isInstanceOf(ReleasePlan.Deploy.class);
        assertThatThrownBy(() -> plan(rest + 1))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("131073 bytes, and at most 131072 fit through Step Functions");
    }

    @Test
    void fitsWithoutWhatPeopleAddToIt() {
        Map<String, Object> wordy = new HashMap<>(REQUEST);
        wordy.put("reason", "because ".repeat(100));
        wordy.put("commit", "c".repeat(1000));
        wordy.put("author", "a".repeat(1000));

        assertThatThrownBy(() -> plan(wordy, 0))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("at most 131072 fit through Step Functions");
        assertThat(plan(0)).isInstanceOf(ReleasePlan.Deploy.class);
    }

    private ReleasePlan plan(int longerBy) {
        return plan(REQUEST, longerBy);
    }

    /** The name of the first environment's cluster is so much longer. */
    private ReleasePlan plan(Map<String, Object> request, int longerBy) {
        Service wide = Example.service(
                "web",
                "web",
                Example.web().releaseOn(),
                IntStream.range(0, 60)
                        .mapToObj(number -> environment(number, number == 0 ? longerBy : 0))
                        .toList());
        ReleasePlanner planner = new ReleasePlanner(
                new ShelvedImages().push("web", "v1", Scene.IMAGE.digest()),
                (service, environment) -> List.of(),
                DeploymentConfigName::of);
        return new PlanReleaseHandler(planner, () -> Example.configuration(wide), scene.store, scene.mailbox::add)
                .handle(new Input(request, Scene.execution("r-1")));
    }

    private static Environment environment(int number, int longerBy) {
        Environment dev = Example.environment("dev");
        Target target = dev.target();
        return new Environment(
                "dev" + number,
                1,
                new Target(
                        target.account(),
                        target.region(),
                        target.cluster() + "x".repeat(longerBy),
                        target.service(),
                        target.backend(),
                        target.roleArn(),
                        target.externalId()),
                dev.rules());
    }
}
