package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import dev.headgate.deployment.Activity;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.WindowWait;
import dev.headgate.handler.ProceedWithTrafficHandler.Input;
import dev.headgate.handler.ProceedWithTrafficHandler.Output;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.RulesLike;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A green that is up when its window has closed: it is Monday, nine o'clock. */
class WithheldTrafficTest {

    private final Scene scene = new Scene();

    @Test
    void trafficIsWithheldUntilItOpensAgain() {
        greenIsUp(Scene.release(false), "mon-fri 11:00-17:00", Duration.ofHours(5));

        Output output = proceed();

        assertThat(output.done()).isFalse();
        assertThat(output.decision())
                .isEqualTo(new Decision.KeepWatching(
                        570,
                        "green is up, and production traffic may not begin to move: its windows allow mon-fri 11:00-17:00"
                                + " (UTC); it opens Mon 2026-03-02 11:00 UTC",
                        Optional.of(Activity.WINDOW_CLOSED)));
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().windowWait().filter(WindowWait::isWaiting)).isPresent();
        assertThat(scene.record().milestones().trafficAllowed()).isEmpty();

        scene.pass(Duration.ofHours(2));
        assertThat(proceed().done()).isTrue();
        assertThat(scene.backend.calls).containsExactly("proceed d-ABCDEF123");
        assertThat(scene.record().windowWait().filter(WindowWait::isWaiting)).isEmpty();
    }

    @Test
    void aGreenThatTheBackendDoesNotKeepBackForSoLongIsRejected() {
        greenIsUp(Scene.release(false), "tue 11:00-17:00", Duration.ofHours(5));

        Decision decision = proceed().decision();

        assertThat(decision).isInstanceOf(Decision.RollBack.class);
        assertThat(decision.why())
                .isEqualTo(
                        "production traffic may not begin to move in prod: its windows allow tue 11:00-17:00 (UTC); it"
                                + " opens Tue 2026-03-03 11:00 UTC, and CodeDeploy does not keep green back for so long");
        assertThat(scene.record().cause().map(Cause::kind)).contains(Cause.Kind.NOT_READY);
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void aShiftThatWouldRunIntoAClosedWindowDoesNotBegin() {
        greenIsUp(Scene.release(false), "mon 09:00-09:04", Duration.ofHours(5));

        assertThat(proceed().decision()).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aPersonsWordLetsItGo() {
        greenIsUp(Scene.overriding("it is the cure"), "tue 11:00-17:00", Duration.ofHours(5));

        assertThat(proceed().done()).isTrue();
        assertThat(scene.record().windowWait())
                .hasValueSatisfying(it -> assertThat(it.isOverruled()).isTrue());
    }

    @Test
    void whatMovesAlreadyIsNotStoppedHalfWay() {
        greenIsUp(Scene.release(false), "mon 09:00-09:12", Duration.ofHours(5));
        assertThat(proceed().done()).isTrue();
        scene.pass(Duration.ofMinutes(5));
        scene.backend.view = Example.shifting(10);

        assertThat(proceed().decision()).isNotInstanceOf(Decision.RollBack.class);
        assertThat(scene.record().windowWait()).isEmpty();
    }

    private void greenIsUp(Release release, String allow, Duration held) {
        Windows windows = new Windows(List.of(allow), List.of(), "UTC", Outside.WAIT, Optional.empty());
        scene.started(Example.plan(
                "web-prod-1",
                release,
                Example.environment(
                        "prod",
                        rules -> new RulesLike(rules.gates().rules().withJudge(Optional.empty())).within(windows))));
        scene.backend.limits = Optional.of(new Limits(held, Duration.ofHours(1)));
        scene.backend.view = Example.shifting(0);
        scene.backend.stage = Progress.Stage.HELD;
    }

    private Output proceed() {
        return new ProceedWithTrafficHandler(scene.store, scene.backend, new QuietMinutes(), scene.windows, scene.clock)
                .handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
