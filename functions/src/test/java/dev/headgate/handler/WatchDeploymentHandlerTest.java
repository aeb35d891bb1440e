package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.ServiceView;
import dev.headgate.handler.WatchDeploymentHandler.Input;
import dev.headgate.handler.WatchDeploymentHandler.Output;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ViewLike;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchDeploymentHandlerTest {

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

    @Test
    void saysWhatIsSeen() {
        scene.started(Scene.ungated("prod"));
        scene.backend.view = Example.shifting(10);

        Output output = watch();

        assertThat(output.decision()).isInstanceOf(Decision.KeepWatching.class);
        assertThat(output.greenWeight()).isEqualTo(10);
        assertThat(output.greenHealthy()).isEqualTo(4);
        assertThat(output.greenDesired()).isEqualTo(4);
    }

    @Test
    void writesNothingWhereNothingHappened() {
        scene.started();
        scene.backend.view = Example.shifting(10);
        watch();
        Deployment afterTheFirstLook = scene.record();

        watch();

        assertThat(scene.record()).isEqualTo(afterTheFirstLook);
    }

    @Test
    void asksForTrafficInSlicesSoThatGreenIsWatchedMeanwhile() {
        scene.started();
        scene.backend.view = Example.shifting(0);
        scene.backend.stage = Progress.Stage.HELD;

        Output output = watch();

        assertThat(output.decision()).isInstanceOf(Decision.AskForTraffic.class);
        assertThat(output.approvalSeconds()).contains(135);
    }

    @Test
    void notesWhenTrafficHasMovedAndTellsOnce() {
        scene.started();
        scene.backend.view = Example.shifting(100);

        watch();
        scene.pass(Duration.ofSeconds(30));
        watch();

        assertThat(scene.record().milestones().trafficMoved()).contains(Scene.NINE);
        assertThat(scene.told()).containsExactly("TRAFFIC");
    }

    @Test
    void tellsFollowersWhatGreenLooksLikeAsTrafficMoves() {
        scene.started();
        scene.backend.view = Example.shifting(100);

        watch();

        assertThat(scene.mailbox).singleElement().satisfies(message -> {
            assertThat(message.subject()).contains("100 % on green");
            assertThat(message.body()).contains("green serves 100 % of production traffic", "Bake time");
        });
    }

    @Test
    void tellsNobodyOfTrafficThatHasNotMovedYet() {
        scene.started();
        scene.backend.view = Example.shifting(99);

        watch();

        assertThat(scene.told()).isEmpty();
    }

    @Test
    void saysWhereCodeDeployIsOrThatItCannotBeSeen() {
        scene.started(Scene.ungated("prod"));
        assertThat(watch().lifecycleEvent()).isEqualTo("Created");

        scene.backend.activity = Optional.of("Install");
        assertThat(watch().lifecycleEvent()).isEqualTo("Install");

        scene.backend.failAlways("look", new TrafficControlException("Throttling"));
        assertThat(watch())
                .returns("cannot be seen", Output::lifecycleEvent)
                .returns(0, Output::greenWeight)
                .returns(0, Output::greenHealthy)
                .returns(0, Output::greenDesired);
    }

    /** It names no execution, and puts the question once, for as long as the gate stands. */
    @Test
    void anExecutionOfTheDefinitionBeforeThisOneAsksForTrafficOnce() {
        scene.started();
        scene.backend.view = Example.shifting(0);
        scene.backend.stage = Progress.Stage.HELD;

        assertThat(handler.handle(new Input("web-prod-1", Optional.empty(), Optional.empty()))
                        .approvalSeconds())
                .contains(90 * 60);
    }

    @Test
    void asksWhetherGreenMayStayInSlicesToo() {
        JudgeBaseline baseline =
                new JudgeBaseline("app/web-prod/0123456789abcdef", Scene.NINE, Optional.empty(), Optional.empty());
        scene.store.save(scene.started()
                .decided(new GateDecision(
                        Gate.Before.TRAFFIC, GateDecision.Decided.APPROVED, "carol", Optional.empty(), Scene.NINE))
                .judgedAgainst(Optional.of(baseline))
                .trafficBegan(Scene.NINE)
                .trafficMoved(Scene.NINE));
        scene.pass(Duration.ofHours(2));
        scene.backend.view = Example.shifting(100);

        Output output = watch();

        assertThat(output.decision()).isInstanceOf(Decision.AskToFinish.class);
        assertThat(output.approvalSeconds()).contains(60);
    }

    @Test
    void keepsTheReasonOfARollback() {
        scene.started();
        scene.backend.view = Example.shifting(50);
        scene.backend.withRedAlarm(Scene.ALARM);

        assertThat(watch().decision()).isEqualTo(new Decision.RollBack("alarm web-prod-5xx is red"));
        assertThat(scene.record().cause())
                .contains(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", Scene.NINE));
    }

    @Test
    void doesNotLookAtAlarmsThatWereRedBefore() {
        Deployment started = scene.started();
        scene.store.save(started.intending(
                        "headgate:web-prod-1",
                        Scene.NINE,
                        started.start().orElseThrow().blue(),
                        List.of(Scene.ALARM))
                .registered(Example.GREEN_REVISION)
                .created(Example.CODE_DEPLOY_ID));
        scene.backend.view = Example.shifting(50);

        watch();

        assertThat(scene.backend.alarmsLookedAt).isEmpty();
    }

    @Test
    void looksAtTheConfiguredAlarms() {
        scene.started();

        watch();

        assertThat(scene.backend.alarmsLookedAt).containsExactly(Scene.ALARM);
    }

    @Test
    void notToSeeIsNotToSeeHarmAndIsSaidOnceItLasts() {
        scene.started(Scene.ungated("prod"));
        scene.backend.failAlways("look", new TrafficControlException("Throttling: Rate exceeded"));

        assertThat(watch().decision()).isInstanceOf(Decision.KeepWatching.class);
        assertThat(scene.told()).isEmpty();
        scene.pass(Duration.ofMinutes(2));
        assertThat(watch().decision()).isInstanceOf(Decision.KeepWatching.class);
        watch();
        assertThat(scene.told()).containsExactly("BLIND");
        scene.pass(Duration.ofMinutes(3));

        assertThat(watch().decision())
                .isInstanceOfSatisfying(
                        Decision.RollBack.class, it -> assertThat(it.why()).contains("for 5 min", "Rate exceeded"));
    }

    @Test
    void sightThatComesBackInTimeIsAllThatCounts() {
        scene.started(Scene.ungated("prod"));
        scene.backend.failAlways("look", new TrafficControlException("throttled"));
        watch();
        scene.pass(Duration.ofMinutes(4));
        scene.backend.recover("look");
        scene.backend.view = Example.shifting(50);
        watch();
        scene.backend.failAlways("look", new TrafficControlException("throttled"));
        scene.pass(Duration.ofMinutes(4));

        assertThat(watch().decision()).isInstanceOf(Decision.KeepWatching.class);
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void anAlarmThatVanishesIsToldAtOnceAndRollsBackUnlessItComesBack() {
        scene.started(Scene.ungated("prod"));
        ServiceView healthy = Example.shifting(50);
        scene.backend.view = new ViewLike(healthy).missing(Scene.ALARM).seen();

        assertThat(watch().decision()).isInstanceOf(Decision.KeepWatching.class);
        watch();
        assertThat(scene.told()).containsExactly("ALARM_MISSING");
        scene.pass(Duration.ofMinutes(5));

        assertThat(watch().decision())
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(it.why()).startsWith("alarm web-prod-5xx has not existed"));
    }

    @Test
    void takesNoAnswerAnyMoreOnceItRollsBack() {
        scene.started();
        scene.backend.view = Example.shifting(0);
        scene.backend.stage = Progress.Stage.HELD;
        scene.asked(Gate.Before.TRAFFIC);
        scene.backend.withRedAlarm(Scene.ALARM);

        assertThat(watch().decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(scene.approvals
                        .known("web-prod-1", Gate.Before.TRAFFIC)
                        .orElseThrow()
                        .stage())
                .isEqualTo(Approval.Stage.CONCLUDED);
    }

    private Output watch() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Optional.empty()));
    }
}
