package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Settlement;
import dev.headgate.deployment.Trouble;
import dev.headgate.handler.OpenDeploymentHandler.Input;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code {"recover": …}} and {@code {"settle": …}} do with whose deployment. */
class TakeoverTest {

    private static final String RECOVERY = "web-prod-1-recovery-2";

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> Scene.plan(execution.name(), Scene.release(false), "prod"),
            executions,
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
            scene.clock);

    @Test
    void takesOverADeploymentWhoseExecutionDiedAndSaysHow() {
        scene.started();
        executions.end("web-prod-1", "ABORTED", Optional.of("wrong image, says dave"));

        Output output = recover();

        assertThat(output.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(output.deploymentId()).isEqualTo("web-prod-1");
        assertThat(scene.record().executionArn())
                .isEqualTo(Scene.execution(RECOVERY).arn());
        assertThat(scene.record().cause())
                .contains(new Cause(
                        Cause.Kind.ERROR,
                        "its execution ended before the deployment did (ABORTED: wrong image, says dave), and "
                                + RECOVERY + " took over",
                        Scene.NINE));
    }

    @Test
    void goesOnWhenItsOwnStepIsRepeated() {
        scene.started();
        executions.end("web-prod-1");
        Output output = recover();
        Deployment taken = scene.record();
        executions.run(RECOVERY);

        assertThat(recover()).isEqualTo(output);
        assertThat(scene.record()).isEqualTo(taken);
    }

    @Test
    void refusesWhatIsAliveAndNamesWhatHelps() {
        Deployment alive = scene.started();
        executions.run("web-prod-1");

        assertThatThrownBy(this::recover)
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessage(
                        "Deployment web-prod-1 is alive: execution web-prod-1 runs it. To end it, stop that execution:"
                                + " then it is taken over, and blue is brought back");
        assertThatThrownBy(() -> settle(SETTLE)).isInstanceOf(InvalidReleaseException.class);
        assertThat(scene.record()).isEqualTo(alive);
    }

    @Test
    void takesNothingForDeadThatMayHaveJustBegun() {
        Deployment young = scene.started();

        assertThatThrownBy(this::recover)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("try again");
        assertThat(scene.record()).isEqualTo(young);

        scene.pass(Duration.ofMinutes(2));
        assertThat(recover().next()).isEqualTo(Next.ROLL_BACK);
    }

    @Test
    void touchesNothingWhileItCannotSeeWhetherItIsAlive() {
        Deployment unseen = scene.started();
        executions.fail("web-prod-1", new ExecutionsBusyException(new IllegalStateException("throttled")));

        assertThatThrownBy(this::recover).isInstanceOf(ExecutionsBusyException.class);
        assertThat(scene.record()).isEqualTo(unseen);
    }

    @Test
    void takesOverADeploymentThatNeedsAHumanAndKeepsItsFirstCause() {
        Deployment failed = scene.store.save(
                scene.started().failing(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", Scene.NINE)));
        scene.store.close(closed(failed, Outcome.NEEDS_HUMAN));

        assertThat(recover().next()).isEqualTo(Next.ROLL_BACK);
        assertThat(scene.record().closing()).isEmpty();
        assertThat(scene.record().cause()).map(Cause::reason).contains("alarm web-prod-5xx is red");
    }

    /** Whoever recovers or settles may die after the close: then a sweep has to find that nobody knows of the new outcome. */
    @Test
    void aNewEndIsToBeToldThoughTheOneBeforeItWas() {
        scene.store.close(closed(scene.started(), Outcome.NEEDS_HUMAN));
        scene.store.announced("web-prod-1");

        recover();

        assertThat(scene.store.unannounced()).containsExactly("web-prod-1");

        scene.store.close(closed(scene.record(), Outcome.NEEDS_HUMAN));
        scene.store.announced("web-prod-1");

        settle(SETTLE);

        assertThat(scene.store.unannounced()).containsExactly("web-prod-1");
    }

    @Test
    void leavesAloneWhatHasEnded() {
        Deployment ended = scene.store.close(closed(scene.started(), Outcome.DEPLOYED));

        assertThat(recover().next()).isEqualTo(Next.NOTHING_TO_DO);
        assertThat(settle(SETTLE).next()).isEqualTo(Next.NOTHING_TO_DO);
        assertThat(scene.record()).isEqualTo(ended);
    }

    @Test
    void closesATakeoverOfWhatNeverHadTheLock() {
        scene.opened();
        Deployment waiting = scene.opened(Scene.plan("web-prod-2", Scene.release(false), "prod"));
        executions.end(waiting.id());

        Input input = new Input(Map.of("recover", waiting.id()), Scene.execution("by-hand"));
        assertThat(handler.handle(input).next()).isEqualTo(Next.CLOSE);
        assertThat(scene.store.locks()).extracting(Lock::deploymentId).containsExactly("web-prod-1");
    }

    @Test
    void cannotTakeOverWhatWasNeverOpened() {
        assertThatThrownBy(this::recover)
                .isInstanceOf(UnknownDeploymentException.class)
                .hasMessageContaining("No deployment has the id web-prod-1");
    }

    @Test
    void finishesWhatOnlyLackedTheEndOfBlue() {
        retiring();
        scene.backend.view = Example.onGreen();

        assertThat(recover().next()).isEqualTo(Next.WATCH);
        assertThat(scene.record().cause()).isEmpty();
        assertThat(recover().next()).isEqualTo(Next.WATCH);
    }

    /** Blue may be gone: the rules for that decide, by what lasts and not by one look. */
    @Test
    void watchesOnWhateverOneLookShowsOnceBlueMayBeGone() {
        retiring();
        scene.backend.failAlways("look", new TrafficControlException("no reply"));

        assertThat(recover().next()).isEqualTo(Next.WATCH);
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void bringsBlueBackWhereWhoeverWasCalledAsksForIt() {
        retiring();
        scene.store.close(scene.record()
                .closed(new Closing(Outcome.NEEDS_HUMAN, "green has 1 of 4", "1 of 4", scene.clock.instant())));

        assertThat(recover().next()).isEqualTo(Next.ROLL_BACK);
    }

    @Test
    void aSettlementWhoseExecutionDiedIsFinishedAndNotUndone() {
        scene.started();
        executions.end("web-prod-1");
        settle(SETTLE);
        executions.end("settled-by-carol");

        assertThat(recover().next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record().settlement()).isPresent();
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void troublesOfBeforeATakeoverHaveNotLasted() {
        retiring();
        Deployment blind = scene.record();
        scene.store.save(blind.seeing(blind.seen().and(Trouble.BLIND, Scene.NINE)));

        recover();

        assertThat(scene.record().seen().stands(Trouble.BLIND)).isFalse();
    }

    @Test
    void goesBackFromAGreenThatHasNotPassed() {
        scene.started();
        executions.end("web-prod-1");
        scene.backend.view = Example.shifting(100);

        assertThat(recover().next()).isEqualTo(Next.ROLL_BACK);
    }

    @Test
    void settlesAsItIsWhatNeedsAHumanOrHasDied() {
        scene.started();
        executions.end("web-prod-1");

        Output output = settle(SETTLE);

        assertThat(output).isEqualTo(new Output("web-prod-1", Next.CLOSE, 0, "settled as it is by carol"));
        assertThat(scene.record().settlement())
                .contains(new Settlement("carol", "v4 was deployed by hand", Scene.NINE));
        assertThat(scene.record().cause()).isEmpty();
        assertThat(scene.backend.calls).isEmpty();
        assertThat(settle(SETTLE)).isEqualTo(output);
    }

    @Test
    void tellsAllFaultsOfASettlementAtOnce() {
        scene.started();
        Map<String, Object> faulty = new HashMap<>();
        faulty.put("settle", "web-prod-1");
        faulty.put("serving", "blue");
        faulty.put("requestedAt", "2999-01-01T00:00:00Z");

        assertThatThrownBy(() -> settle(faulty))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContainingAll(
                        "4 faults",
                        "\"serving\" must be \"as it is\", not \"blue\"",
                        "\"reason\" is missing",
                        "\"requestedBy\" is missing",
                        "\"requestedAt\" has no place in");
    }

    private static final Map<String, Object> SETTLE = Map.of(
            "settle", "web-prod-1", "serving", "as it is", "reason", "v4 was deployed by hand", "requestedBy", "carol");

    private void retiring() {
        scene.store.save(scene.started().trafficMoved(Scene.NINE).blueRetiring(Scene.NINE));
        executions.end("web-prod-1", "FAILED", Optional.empty());
    }

    private Output recover() {
        return handler.handle(new Input(Map.of("recover", "web-prod-1"), Scene.execution(RECOVERY)));
    }

    private Output settle(Map<String, Object> input) {
        return handler.handle(new Input(input, Scene.execution("settled-by-carol")));
    }

    private static Deployment closed(Deployment deployment, Outcome outcome) {
        return deployment.closed(new Closing(outcome, "it ended", "web", Scene.NINE));
    }
}
