package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.approval.Standing;
import dev.headgate.approval.Standing.Fact;
import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What approvers are told of blue and green at each gate. */
class ApprovalStandingTest {

    private static final String FAMILY = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:";
    private static final String PINNED = FAMILY + 5;
    private static final String TEMPLATE = FAMILY + 6;

    private final Scene scene = new Scene();
    private final ApprovalStanding standing =
            new ApprovalStanding(scene.backend, new JudgeLook(new BusyMinutes()), scene.clock);

    @BeforeEach
    void everyRevisionHasAnImageOfItsOwn() {
        scene.backend.images.put(Example.BLUE_REVISION, "web:seven");
        scene.backend.images.put(PINNED, "web:five");
    }

    @Test
    void beforeItIsReadyBlueIsWhatServesAndGreenACopyOfTheNewest() {
        Standing seen = standing.of(scene.opened(), Gate.Before.DEPLOYMENT);

        assertThat(seen.serving()).contains("web:seven");
        assertThat(scene.backend.compared).containsExactly("web-prod:41 with the newest");
    }

    @Test
    void onceItWasFoundReadyBlueAndGreenAreWhatWasFixedThen() {
        Deployment pinned = scene.opened().pinnedTo(TEMPLATE, PINNED, Scene.NINE);

        Standing seen = standing.of(pinned, Gate.Before.DEPLOYMENT);

        assertThat(seen.serving()).contains("web:five");
        assertThat(scene.backend.compared).containsExactly("web-prod:5 with web-prod:6");
        assertThat(seen.evidence())
                .contains(new Fact("Revision", "a copy of web-prod:6 with this image takes the place of web-prod:5"));
    }

    @Test
    void onceItIsStartedBlueIsWhatItStartedBeside() {
        Deployment started = scene.started().pinnedTo(TEMPLATE, PINNED, Scene.NINE);
        scene.backend.view = Example.onGreen();

        Standing seen = standing.of(started, Gate.Before.TRAFFIC);

        assertThat(seen.serving()).contains("web:seven");
        assertThat(scene.backend.compared).containsExactly("web-prod:41 with web-prod:42");
    }

    @Test
    void saysThatNoAlarmWatches() {
        Deployment unwatched = scene.opened(Scene.with("prod", rules -> rules.alarms()));

        assertThat(standing.of(unwatched, Gate.Before.DEPLOYMENT).evidence())
                .contains(new Fact("Alarms", "none are configured"));
    }

    @Test
    void showsWhatTheJudgeHasSeenWhereItCouldNotTell() {
        Deployment moved = moved();
        scene.backend.view = Example.shifting(100);
        scene.pass(Duration.ofMinutes(12));

        assertThat(standing.of(moved, Gate.Before.FINISH).judged())
                .hasValueSatisfying(it -> assertThat(it.points()).hasSize(10));
        assertThat(standing.of(moved, Gate.Before.TRAFFIC).judged()).isEmpty();
    }

    private Deployment moved() {
        JudgeBaseline baseline =
                new JudgeBaseline("app/web-prod/0123456789abcdef", Scene.NINE, Optional.empty(), Optional.empty());
        return scene.started()
                .judgedAgainst(Optional.of(baseline))
                .trafficBegan(Scene.NINE)
                .trafficMoved(Scene.NINE);
    }

    /** Green answers ten requests a second, for ten minutes. */
    private record BusyMinutes() implements MinuteSource {
        private static final TargetGroupMinute IDLE = new TargetGroupMinute(true, 0, 0, 0, 0, 0, Optional.of(4.0));
        private static final TargetGroupMinute BUSY = new TargetGroupMinute(true, 600, 1, 0, 0, 0, Optional.of(4.0));

        @Override
        public BlueHour blueHour(Target target, Series series, Span span) {
            return new BlueHour(List.of(), Optional.empty());
        }

        @Override
        public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
            return new ObservedMinutes(
                    List.of(), windows.shiftFrom(), Collections.nCopies(10, IDLE), Collections.nCopies(10, BUSY));
        }
    }
}
