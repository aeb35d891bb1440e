package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What operators say to a deployment under way, by an execution of the same state machine, on either backend. */
class VerbsTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String CODEDEPLOY_BAKE =
            "strategy: allAtOnce\nbake: 30m\nalarms: [web-prod-5xx]\njudge: {onInconclusive: promote}\n";
    private static final String ECS_BAKE = ECS + CODEDEPLOY_BAKE;
    private static final String STEPS = ECS
            + "strategy: {steps: [{percent: 5, hold: 20m}, {percent: 25, hold: 20m}]}\n"
            + "bake: 5m\nalarms: [web-prod-5xx]\njudge: {onInconclusive: promote}\n";
    private static final String CANARY =
            "strategy: {canary: {percent: 10, interval: 10m}}\nbake: 5m\nalarms: [web-prod-5xx]\n";
    private static final String ASKED =
            PromiseScene.AT_ONCE + "gates: [{before: traffic, approvers: [alice], expiresAfter: 8h}]\n";

    private static final List<String> BLUE = List.of("100 % v2, 4 of 4 healthy");
    private static final List<String> GREEN = List.of("100 % v3, 4 of 4 healthy");

    @ParameterizedTest
    @ValueSource(strings = {CODEDEPLOY_BAKE, ECS_BAKE})
    void promotingEndsABakeAtOnce(String prod) {
        PromiseScene scene = baking(prod);
        Instant said = scene.now();

        assertThat(say(scene, "promote")).isEqualTo("the bake ends now, unless harm is seen");
        scene.untilClosed("d1");

        assertThat(scene.end("d1"))
                .as(scene.story())
                .isEqualTo("DEPLOYED: green stays: its bake was promoted by carol: because");
        Instant retired = scene.record("d1").milestones().blueRetiring().orElseThrow();
        assertThat(Duration.between(said, retired)).isLessThan(Duration.ofMinutes(1));
        assertThat(scene.serving()).isEqualTo(GREEN);
    }

    @Test
    void promotingLeavesOneStepAndNotTheNext() {
        PromiseScene scene = at(5);
        Instant said = scene.now();

        assertThat(say(scene, "promote")).isEqualTo("green leaves 5 % now, unless harm is seen");
        scene.until(() -> shareOf(scene) == 25, Duration.ofMinutes(5)).pass(Duration.ofMinutes(15));

        assertThat(Duration.between(said, scene.now())).isLessThan(Duration.ofMinutes(18));
        assertThat(shareOf(scene)).as(scene.story()).isEqualTo(25);
        scene.untilClosed("d1");
        assertThat(scene.end("d1")).startsWith("DEPLOYED");
    }

    @Test
    void aPausedStepIsHeldUntilItIsResumed() {
        PromiseScene scene = at(5);
        say(scene, "pause");
        scene.pass(Duration.ofMinutes(30));
        assertThat(shareOf(scene)).as(scene.story()).isEqualTo(5);

        say(scene, "resume");
        scene.until(() -> shareOf(scene) == 25, Duration.ofMinutes(3)).untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
    }

    @Test
    void aStepWhosePauseNobodyEndsGoesBackToBlue() {
        PromiseScene scene = at(5);
        say(scene, "pause");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("ROLLED_BACK: paused by carol: because; and nobody resumed it in time");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {CODEDEPLOY_BAKE, ECS_BAKE})
    void aPausedBakeOutlastsItsTimeAndGoesBackWhenNobodyComes(String prod) {
        PromiseScene scene = baking(prod);
        say(scene, "pause");
        scene.pass(Duration.ofMinutes(40));

        assertThat(scene.closing("d1")).as(scene.story()).isEmpty();
        scene.untilClosed("d1");
        assertThat(scene.end("d1")).startsWith("ROLLED_BACK: paused by carol");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {CODEDEPLOY_BAKE, ECS_BAKE})
    void aPausedBakeThatIsResumedEnds(String prod) {
        PromiseScene scene = baking(prod);
        say(scene, "pause");
        scene.pass(Duration.ofMinutes(40));
        say(scene, "resume");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
    }

    @ParameterizedTest
    @ValueSource(strings = {CODEDEPLOY_BAKE, ECS_BAKE, CANARY, ECS + CANARY, STEPS})
    void anAbortBringsBlueBackAndEndsWhenThatIsSeen(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
        scene.deploy("d1", "v3").until(() -> shareOf(scene) > 0, Duration.ofHours(1));
        start(scene, "say", "abort");
        scene.untilClosed("d1").until(() -> isOver(scene, "say"), Duration.ofMinutes(10));

        assertThat(scene.end("d1")).as(scene.story()).isEqualTo("ROLLED_BACK: aborted by carol: because");
        assertThat(scene.serving()).isEqualTo(BLUE);
        assertThat(scene.locks()).isEmpty();
        assertThat(answer(scene, "say")).startsWith("it has ended ROLLED_BACK: aborted by carol: because.");
    }

    @Test
    void anAbortClosesTheQuestionThatStands() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(3));
        start(scene, "say", "abort");
        scene.untilClosed("d1").until(() -> isOver(scene, "say"), Duration.ofMinutes(10));

        assertThat(scene.end("d1")).as(scene.story()).isEqualTo("ROLLED_BACK: aborted by carol: because");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    /** It would sleep for hours until it looks at the scan again. */
    @Test
    void anAbortEndsWhatHasStartedNothingWithoutWaitingForIt() {
        PromiseScene scene = new PromiseScene(
                PromiseScene.AT_ONCE + "blockScanFindings: HIGH\nturnTimeout: 24h\n",
                Manner.IGNORE,
                stage -> stage.world().tooling().ecr().scanning("web", stage.digest("v3")));
        scene.deploy("d1", "v3").untilEntered("WaitForReadiness").pass(Duration.ofHours(8));
        start(scene, "say", "abort");
        scene.until(() -> isOver(scene, "say"), Duration.ofMinutes(3));

        assertThat(scene.end("d1")).isEqualTo("REJECTED: aborted by carol: because");
        assertThat(scene.locks()).isEmpty();
        scene.pass(Duration.ofHours(4));
        assertThat(scene.log.statusOf("d1")).as(scene.story()).contains(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whatCannotBeDoneIsSaidAtOnceAndChangesNothing() {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.deploy("d1", "v3")
                .until(() -> shareOf(scene) == 10, Duration.ofHours(1))
                .pass(Duration.ofMinutes(1));
        start(scene, "say", "promote");
        scene.until(() -> isOver(scene, "say"), Duration.ofSeconds(10));

        DescribeExecutionResponse refused = described(scene, "say");
        assertThat(refused.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(refused.error()).isEqualTo("dev.headgate.release.InvalidReleaseException");
        assertThat(refused.cause())
                .contains("Deployment d1 cannot be told to promote: CodeDeploy moves its traffic by its own clock");
        assertThat(scene.record("d1").said().all()).isEmpty();
        assertThat(scene.untilClosed("d1").end("d1")).startsWith("DEPLOYED");
    }

    /** Two operators at one console: one of them is refused, whoever comes first. */
    @Test
    void ofTwoWhoSayTheSameAtOnceOneIsHeard() {
        PromiseScene scene = baking(CODEDEPLOY_BAKE);
        start(scene, "one", "promote");
        start(scene, "two", "promote");
        scene.until(() -> isOver(scene, "one") && isOver(scene, "two"), Duration.ofMinutes(2));

        assertThat(List.of(
                        described(scene, "one").status(),
                        described(scene, "two").status()))
                .containsExactlyInAnyOrder(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);
        assertThat(scene.record("d1").said().all()).hasSize(1);
    }

    private static PromiseScene baking(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
        return scene.deploy("d1", "v3").untilMoved("d1").pass(Duration.ofMinutes(2));
    }

    /** Some minutes after green was first seen with this share. */
    private static PromiseScene at(int percent) {
        PromiseScene scene = new PromiseScene(STEPS, Manner.APPROVE);
        return scene.deploy("d1", "v3")
                .until(() -> shareOf(scene) == percent, Duration.ofHours(1))
                .pass(Duration.ofMinutes(2));
    }

    private static int shareOf(PromiseScene scene) {
        return scene.serving().stream()
                .filter(it -> it.contains(" v3,"))
                .map(it -> it.substring(0, it.indexOf(' ')))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static void start(PromiseScene scene, String name, String verb) {
        scene.start(
                name,
                "{\"deployment\":\"d1\",\"do\":\"" + verb + "\",\"reason\":\"because\",\"requestedBy\":\"carol\"}");
    }

    /** What is answered at once. */
    private static String say(PromiseScene scene, String verb) {
        start(scene, verb, verb);
        scene.until(() -> isOver(scene, verb), Duration.ofSeconds(20));
        return answer(scene, verb);
    }

    private static boolean isOver(PromiseScene scene, String execution) {
        return scene.log.statusOf(execution).isPresent();
    }

    private static String answer(PromiseScene scene, String execution) {
        String output = String.valueOf(described(scene, execution).output());
        return output.replaceFirst(".*\"why\":\"", "").replaceFirst("\"}$", "");
    }

    private static DescribeExecutionResponse described(PromiseScene scene, String execution) {
        String arn = "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:" + execution;
        return scene.world()
                .wire()
                .undisturbed(
                        () -> scene.world().stepFunctions().client().describeExecution(it -> it.executionArn(arn)));
    }
}
