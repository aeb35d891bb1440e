package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Wish;
import dev.headgate.handler.OpenDeploymentHandler.Input;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Verb;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How what an operator says reaches a deployment under way. */
class SayingTest {

    private static final String WEB = "web-prod-1";

    private final Scene scene = new Scene();
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> {
                throw new IllegalStateException("nothing is planned for a word");
            },
            new ScriptedExecutions(),
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
            scene.clock);

    @Test
    void whatIsGrantedIsInTheRecordAndToldToFollowers() {
        baking();

        Output output = say("promote", "one");

        assertThat(output).isEqualTo(new Output(WEB, Next.SAID, 0, "the bake ends now, unless harm is seen"));
        assertThat(output.outcome()).isEmpty();
        assertThat(scene.record().said().all())
                .containsExactly(new Wish(
                        Verb.PROMOTE,
                        100,
                        Optional.of("it is fine"),
                        Optional.of("alice"),
                        Scene.NINE,
                        Optional.empty(),
                        Scene.execution("one").arn()));
        assertThat(scene.told()).containsExactly("PROMOTE");
    }

    @Test
    void aSecondRunOfTheSameExecutionSaysNothingNew() {
        baking();
        say("promote", "one");
        Deployment told = scene.record();

        assertThat(say("promote", "one").next()).isEqualTo(Next.SAID);
        assertThat(scene.record()).isEqualTo(told);
        assertThat(scene.told()).containsExactly("PROMOTE");
    }

    @Test
    void anotherExecutionThatSaysTheSameIsRefused() {
        baking();
        say("promote", "one");

        assertThatThrownBy(() -> say("promote", "two"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessage(
                        "Deployment web-prod-1 cannot be told to promote: it was promoted by alice: it is fine already");
    }

    /** The watch may write between: whoever speaks reads again, for what can be done may have changed. */
    @Test
    void nothingIsSaidOverAnotherWrite() {
        baking();
        scene.backend.onLimits(() -> scene.store.save(scene.record().blueRetiring(Scene.NINE)));

        assertThatThrownBy(() -> say("pause", "one")).isInstanceOf(ConcurrentChangeException.class);
        assertThatThrownBy(() -> say("pause", "one")).isInstanceOf(InvalidReleaseException.class);
        assertThat(scene.record().said().all()).isEmpty();
    }

    @Test
    void anAbortIsWaitedForUntilTheDeploymentHasEnded() {
        baking();

        assertThat(say("abort", "one").next()).isEqualTo(Next.WAIT);
        assertThat(scene.record().cause())
                .contains(new Cause(Cause.Kind.ABORTED, "aborted by alice: it is fine", Scene.NINE));
        assertThat(say("abort", "one").next()).isEqualTo(Next.WAIT);
        scene.store.close(scene.record()
                .closed(new Closing(Outcome.ROLLED_BACK, "aborted by alice: it is fine", "v2 (blue)", Scene.NINE)));

        assertThat(say("abort", "one"))
                .isEqualTo(new Output(
                        WEB,
                        Next.SAID,
                        0,
                        "it has ended ROLLED_BACK: aborted by alice: it is fine. Production has v2 (blue)",
                        Optional.of("ROLLED_BACK")));
    }

    /** It may sleep for hours until it looks again whether it may start. */
    @Test
    void whatHasStartedNothingIsEndedWithoutItsExecution() {
        scene.opened();
        say("abort", "one");
        scene.pass(Duration.ofSeconds(30));

        say("abort", "one");

        assertThat(scene.record().closing().map(Closing::outcome)).contains(Outcome.REJECTED);
        assertThat(scene.store.locks()).isEmpty();
        assertThat(say("abort", "one").next()).isEqualTo(Next.SAID);
    }

    @Test
    void anAbortIsNotFollowedForEver() {
        baking();
        say("abort", "one");
        scene.pass(Duration.ofHours(2));

        assertThat(say("abort", "one"))
                .isEqualTo(new Output(WEB, Next.SAID, 0, "it is still being ended; its own execution goes on"));
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertThatThrownBy(() -> say("promote", "one")).isInstanceOf(UnknownDeploymentException.class);
    }

    @Test
    void allThatIsWrongInTheWordsIsSaidAtOnce() {
        assertThatThrownBy(() -> handle(Map.of("do", "abrot", "because", "x"), "one"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("\"do\" is \"abrot\", which is no verb: did you mean \"abort\"? There is promote,"
                        + " pause, resume, abort")
                .hasMessageContaining("name the deployment")
                .hasMessageContaining("\"because\" has no place");
        assertThatThrownBy(() -> handle(Map.of("deployment", WEB, "do", "abort"), "one"))
                .hasMessageContaining("say why blue is to be brought back");
    }

    private void baking() {
        scene.store.save(scene.started().trafficAllowed(Scene.NINE).trafficMoved(Scene.NINE));
    }

    private Output say(String verb, String execution) {
        Map<String, Object> input = new HashMap<>();
        input.put("deployment", WEB);
        input.put("do", verb);
        input.put("reason", "it is fine");
        input.put("requestedBy", "alice");
        return handle(input, execution);
    }

    private Output handle(Map<String, Object> input, String execution) {
        Execution asked = Scene.execution(execution);
        return handler.handle(new Input(input, asked));
    }
}
