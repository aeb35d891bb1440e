package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.deployment.Unseen;
import dev.headgate.handler.LiveLook.Look;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a look notes of the traffic, and when it reads the judge's numbers. */
class LookTest {

    private static final Duration LATER = Duration.ofMinutes(5);

    private final Scene scene = new Scene();
    private final Numbers numbers = new Numbers();
    private final LiveLook live = new LiveLook(scene.backend, numbers, scene.clock);

    @Test
    void trafficHasNotBegunWhileGreenGetsNone() {
        Look look = lookAt(scene.started(), 0);

        assertThat(look.noted().milestones().trafficBegan()).isEmpty();
        assertThat(look.noted().milestones().trafficMoved()).isEmpty();
    }

    @Test
    void trafficHasBegunWithTheFirstPercentAndMovedWithTheLast() {
        Look first = lookAt(scene.started(), 1);

        assertThat(first.noted().milestones().trafficBegan()).contains(Scene.NINE);
        assertThat(first.noted().milestones().trafficMoved()).isEmpty();

        scene.pass(LATER);
        Look last = lookAt(first.noted(), 100);
        assertThat(last.noted().milestones().trafficBegan()).contains(Scene.NINE);
        assertThat(last.noted().milestones().trafficMoved()).contains(Scene.NINE.plus(LATER));
    }

    @Test
    void readsTheNumbersOfAGreenThatServes() {
        scene.pass(LATER);
        lookAt(judged(), 50);

        assertThat(numbers.reads).isEqualTo(1);
    }

    @Test
    void readsNoneOnceItIsSettledThatGreenStaysOrItHasEnded() {
        scene.pass(LATER);
        lookAt(judged().blueRetiring(Scene.NINE), 100);
        scene.backend.stage = Stage.SUCCEEDED;
        lookAt(judged(), 100);

        assertThat(numbers.reads).isZero();
    }

    @Test
    void readsNoneWhereThereIsNoGreen() {
        scene.pass(LATER);
        scene.backend.view = Example.onBlue();
        live.at(judged());

        assertThat(numbers.reads).isZero();
    }

    @Test
    void numbersThatCannotBeReadAreATroubleAndNotAVerdict() {
        scene.pass(LATER);
        numbers.down = true;
        Look look = lookAt(judged(), 50);

        assertThat(look.seen().orElseThrow().unseen().map(Unseen::why)).contains("Throttling");
        assertThat(look.noted().cause()).isEmpty();
    }

    @Test
    void keepsWhatTheJudgeFoundWhenTrafficHasJustMovedAndNotAtEveryLook() {
        scene.pass(LATER);
        Look moving = lookAt(judged(), 50);
        Look moved = lookAt(judged(), 100);

        assertThat(moving.noted().finding()).isEmpty();
        assertThat(moved.noted().finding()).isPresent();
    }

    @Test
    void keepsWhatTheJudgeFoundOnceForAllTheTimeThatTheQuestionStands() {
        Deployment moved = judged().trafficMoved(Scene.NINE);
        scene.pass(Duration.ofHours(2));
        Look asking = lookAt(moved, 100);

        assertThat(asking.decision()).isInstanceOf(Decision.AskToFinish.class);
        assertThat(asking.noted().finding()).map(Finding::at).contains(scene.clock.instant());

        Deployment asked = asking.noted().finishAsked(scene.clock.instant());
        scene.pass(LATER);
        Look askingOn = lookAt(asked, 100);

        assertThat(askingOn.decision()).isInstanceOf(Decision.AskToFinish.class);
        assertThat(askingOn.noted().finding()).isEqualTo(asked.finding());
    }

    private Look lookAt(Deployment deployment, int greenWeight) {
        scene.backend.view = Example.shifting(greenWeight);
        return live.at(deployment);
    }

    private Deployment judged() {
        JudgeBaseline baseline =
                new JudgeBaseline("app/web-prod/0123456789abcdef", Scene.NINE, Optional.empty(), Optional.empty());
        GateDecision approval =
                new GateDecision(Gate.Before.TRAFFIC, Decided.APPROVED, "alice", Optional.empty(), Scene.NINE);
        return scene.started()
                .decided(approval)
                .judgedAgainst(Optional.of(baseline))
                .trafficBegan(Scene.NINE);
    }

    private static final class Numbers implements MinuteSource {
        private int reads;
        private boolean down;

        @Override
        public BlueHour blueHour(Target target, Series series, Span span) {
            return new BlueHour(List.of(), Optional.empty());
        }

        @Override
        public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
            if (down) {
                throw new TrafficControlException("Throttling");
            }
            reads++;
            return new ObservedMinutes(List.of(), windows.shiftFrom(), List.of(), List.of());
        }
    }
}
