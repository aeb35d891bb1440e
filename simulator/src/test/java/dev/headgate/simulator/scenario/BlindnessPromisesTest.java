package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen for a while is not bad for that, and is told when it stays so. */
class BlindnessPromisesTest {

    private static final String AT_ONCE = "strategy: allAtOnce\nbake: 10m\nalarms: [web-prod-5xx]\nturnTimeout: 1h\n";

    @ParameterizedTest
    @ValueSource(ints = {10, 45, 60, 90, 120})
    void aGoodReleaseOutlivesAnOutageOfCloudWatchInTheBake(int seconds) {
        List<String> broken = new ArrayList<>();
        for (long seed = 0; seed < 10; seed++) {
            PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {}, seed);
            scene.deploy("d1", "v3");
            scene.untilMoved("d1");
            scene.pass(Duration.ofSeconds(60 + 7 * seed));
            scene.stage().calls().loseRequests("cloudwatch", Duration.ofSeconds(seconds));
            scene.until(() -> scene.closing("d1").isPresent(), Duration.ofHours(5));
            String end = scene.closing("d1").orElseThrow();
            if (!end.startsWith("DEPLOYED")) {
                broken.add("seed " + seed + " " + end);
            }
        }

        assertThat(broken).isEmpty();
    }

    /** Blindness is bounded: somebody is told, and the deployment ends. */
    @Test
    void anOutageOfCloudWatchThatStaysEndsTheDeployment() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.pass(Duration.ofMinutes(1));
        scene.stage().calls().loseRequests("cloudwatch", Duration.ofDays(3));
        scene.until(() -> scene.closing("d1").isPresent(), Duration.ofHours(2));
        scene.pass(Duration.ofMinutes(5));

        assertThat(scene.closing("d1").orElseThrow()).as(scene::story).doesNotStartWith("DEPLOYED");
        assertThat(scene.alerts()).isNotEmpty();
    }

    @Test
    void anAlarmThatVanishesInTheMiddleIsTold() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilEntered("WatchDeployment");
        scene.prod().removeAlarm("web-prod-5xx");
        scene.untilClosed("d1");
        String told =
                scene.world().tooling().sns().all().stream().map(Mail::body).collect(Collectors.joining("\n"));

        assertThat(told).as(scene::story).contains("web-prod-5xx").containsAnyOf("does not exist", "missing", "gone");
    }
}
