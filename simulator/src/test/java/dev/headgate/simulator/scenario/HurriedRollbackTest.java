package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Production burns: what served before is back in minutes, whatever the environment's rules would take their time for. */
class HurriedRollbackTest {

    private static final String SLOW = """
            strategy: {canary: {percent: 10, interval: 30m}}
            bake: 2h
            alarms: [web-prod-5xx]
            blockScanFindings: HIGH
            gates:
              - {before: deployment, approvers: [alice], expiresAfter: 8h}
              - {before: traffic, approvers: [bob], expiresAfter: 2h}
            """;
    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String NOW =
            "{\"service\":\"web\",\"environment\":\"prod\",\"rollback\":true,\"now\":true,\"reason\":\"it burns\",\"requestedBy\":\"carol\"}";
    private static final List<String> BACK = List.of("100 % v1, 4 of 4 healthy");

    @ParameterizedTest
    @ValueSource(strings = {SLOW, ECS + SLOW})
    void trafficIsBackInMinutesThoughAnAlarmIsRedAndTheScanGoesOn(String prod) {
        PromiseScene scene = burning(prod);
        Instant asked = scene.now();

        scene.start("now", NOW);
        scene.until(() -> scene.serving().equals(BACK), Duration.ofMinutes(30));

        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(4));
        scene.untilClosed("now");
        assertThat(scene.end("now")).startsWith("DEPLOYED");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(15));
        assertThat(scene.serving()).isEqualTo(BACK);
        assertThat(scene.locks()).isEmpty();
        assertThat(scene.questions("alice")).isEmpty();
        assertThat(scene.questions("bob")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SLOW, ECS + SLOW})
    void aReleaseThatWaitsAtAGateGivesWay(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
        Instant asked = scene.now();

        scene.start("now", NOW);
        scene.until(() -> scene.serving().equals(BACK), Duration.ofMinutes(30));

        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(5));
        assertThat(scene.end("d1")).startsWith("SUPERSEDED: gave way to the rollback now");
    }

    /** An alarm tells of what blue did minutes after it: it must not bring that back. */
    @ParameterizedTest
    @ValueSource(strings = {SLOW, ECS + SLOW})
    void anAlarmThatTurnsRedOnTheWayBringsBackNothing(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.IGNORE);
        scene.start("now", NOW);
        scene.untilMoved("now");

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("now");

        assertThat(scene.end("now")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(BACK);
    }

    /** The image that is brought back may be the sick one after all. */
    @ParameterizedTest
    @ValueSource(strings = {SLOW, ECS + SLOW})
    void whatDoesNotStayUpIsTakenBackStill(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.IGNORE);
        scene.start("now", NOW);
        scene.untilMoved("now");

        scene.prod().makeImageSick(scene.stage().digest("v1"));
        scene.untilClosed("now");

        assertThat(scene.end("now")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void withoutTheWordARollbackTakesItsTime() {
        PromiseScene scene = new PromiseScene(SLOW, Manner.IGNORE);
        scene.rollBack("usual").untilMoved("usual");

        assertThat(scene.record("usual").plan().environment().rules().bake()).isEqualTo(Duration.ofHours(2));
        assertThat(Duration.between(scene.record("usual").openedAt(), scene.now()))
                .isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void whereTheOtherRollbackStandsAtAStepItSaysHowToHurryThatOne() {
        PromiseScene scene = new PromiseScene(
                ECS + "strategy: {steps: [{percent: 10, hold: 30m}, {percent: 50, hold: 5m}]}\nbake: 10m\n",
                Manner.IGNORE);
        scene.rollBack("slow").pass(Duration.ofMinutes(5));

        scene.start("now", NOW).untilClosed("now");

        assertThat(scene.end("now")).endsWith("{\"deployment\":\"slow\",\"do\":\"promote\"}");
    }

    @Test
    void whileAnotherRollbackIsAtWorkItIsRefused() {
        PromiseScene scene = new PromiseScene(SLOW, Manner.IGNORE);
        scene.rollBack("slow").pass(Duration.ofMinutes(5));

        scene.start("now", NOW).untilClosed("now");

        assertThat(scene.end("now"))
                .isEqualTo(
                        "REJECTED: the rollback slow is at work here already, and a second one would go back one further:"
                                + " it moves all traffic by its own clock: wait for it");
        scene.untilClosed("slow");
        assertThat(scene.serving()).isEqualTo(BACK);
    }

    @Test
    void theReleaseStateMachineTakesItAsWell() {
        PromiseScene scene = burning(SLOW);

        scene.world().start("release", "now", NOW);
        scene.until(() -> scene.serving().equals(BACK), Duration.ofMinutes(5));
        scene.pass(Duration.ofMinutes(20));

        assertThat(scene.path("now")).endsWith(" Released");
        assertThat(scene.mails("team")).anySatisfy(it -> assertThat(it.body()).contains("at once"));
    }

    private static PromiseScene burning(String prod) {
        PromiseScene scene = new PromiseScene(
                prod, Manner.IGNORE, stage -> stage.world().tooling().ecr().scanning("web", stage.digest("v1")));
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        return scene;
    }
}
