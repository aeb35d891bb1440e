package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.handler.WatchDeploymentHandler.Input;
import dev.headgate.handler.WatchDeploymentHandler.Output;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While what was seen stands, only the minutes are read: what they show is acted on, and anything else is looked at. */
class GlanceTest {

    private static final String ID = "web-prod-1";

    private final Scene scene = new Scene();
    private final Numbers numbers = new Numbers();
    private final InMemoryStartTimes starts = new InMemoryStartTimes();
    private final WatchDeploymentHandler handler = new WatchDeploymentHandler(
            scene.store,
            scene.news,
            scene.backend,
            numbers,
            scene.approvals,
            scene.mailbox::add,
            scene.windows,
            starts,
            scene.clock);
    private int looks;

    @BeforeEach
    void baking() {
        JudgeBaseline baseline = new JudgeBaseline(
                "app/web-prod/0123456789abcdef",
                Scene.NINE.minus(Duration.ofDays(1)),
                Optional.empty(),
                Optional.empty());
        GateDecision approval =
                new GateDecision(Gate.Before.TRAFFIC, Decided.APPROVED, "alice", Optional.empty(), Scene.NINE);
        scene.store.save(scene.started().decided(approval).judgedAgainst(Optional.of(baseline)));
        scene.backend.view = Example.shifting(100);
        scene.backend.pastTraffic = true;
        scene.pass(Duration.ofMinutes(1));
        look(Optional.empty());
        scene.pass(Duration.ofMinutes(5));
    }

    @Test
    void whatStandsIsNotLookedAtAgain() {
        Output whole = look(Optional.empty());
        Deployment afterIt = scene.record();
        scene.pass(Duration.ofMinutes(1));

        Output glance = look(Optional.of(whole));

        assertThat(whole.last().standing()).isPresent();
        assertThat(looks).isZero();
        assertThat(glance.decision()).isInstanceOf(Decision.KeepWatching.class);
        assertThat(glance.decision().why()).startsWith("baking, 4 min");
        assertThat(glance.last()).isEqualTo(whole.last());
        assertThat(scene.record()).isEqualTo(afterIt);
    }

    @Test
    void afterAWhileEverythingIsLookedAtAgain() {
        Output whole = look(Optional.empty());
        scene.pass(Duration.ofMinutes(2));

        look(Optional.of(whole));

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void harmThatTheMinutesShowIsActedOnAtOnce() {
        Output whole = look(Optional.empty());
        numbers.errors = 60;
        scene.pass(Duration.ofMinutes(1));

        Output glance = look(Optional.of(whole));

        assertThat(glance.decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(glance.decision().why()).startsWith("green does harm");
        assertThat(scene.record().cause()).isPresent();
        assertThat(scene.record().finding()).isPresent();
        assertThat(looks).isZero();
    }

    @Test
    void targetsThatAreMissingAreLookedAt() {
        Output whole = look(Optional.empty());
        numbers.hosts = 3;
        scene.pass(Duration.ofMinutes(1));

        look(Optional.of(whole));

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void minutesThatCannotBeReadAreNoReasonNotToLook() {
        Output whole = look(Optional.empty());
        numbers.down = true;
        scene.pass(Duration.ofMinutes(1));

        look(Optional.of(whole));

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void whatSomebodyHasSaidMeanwhileCounts() {
        Output whole = look(Optional.empty());
        scene.store.save(scene.record().startsFrom(Scene.NINE));
        scene.pass(Duration.ofMinutes(1));

        look(Optional.of(whole));

        assertThat(looks).isEqualTo(1);
    }

    /** Whoever lets blue go looks at everything in that very step. */
    @Test
    void theEndOfTheBakeIsSeenByTheMinutesAlone() {
        scene.pass(Duration.ofMinutes(4).plusSeconds(30));
        Output whole = look(Optional.empty());
        scene.pass(Duration.ofMinutes(1));

        Output glance = look(Optional.of(whole));

        assertThat(glance.decision()).isInstanceOf(Decision.RetireBlue.class);
        assertThat(looks).isZero();
    }

    @Test
    void whereSomethingIsAmissEveryLookIsAtEverything() {
        scene.backend.view = Example.shifting(90);

        Output strayed = look(Optional.empty());

        assertThat(strayed.last().standing()).isEmpty();
    }

    /** Nothing of AWS but CloudWatch answers: harm is seen all the same. */
    @Test
    void whoIsBlindStillSeesHarmInTheMinutes() {
        Output whole = look(Optional.empty());
        scene.backend.failAlways("look", new TrafficControlException("Rate exceeded"));
        scene.pass(Duration.ofMinutes(2));
        Output blind = look(Optional.of(whole));
        numbers.errors = 60;
        scene.pass(Duration.ofMinutes(1));

        Output harm = look(Optional.of(blind));

        assertThat(blind.decision()).isInstanceOf(Decision.KeepWatching.class);
        assertThat(harm.decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(harm.decision().why()).startsWith("green does harm");
    }

    @Test
    void theMoreAreAtWorkTheLongerALookStands() {
        Output alone = look(Optional.empty());
        for (int i = 0; i < 700; i++) {
            new StartTurn(starts, () -> Scene.NINE.minus(Duration.ofHours(1))).taken(Example.opened("prod"));
        }

        Output amongMany = look(Optional.empty());

        assertThat(amongMany.last().standing().orElseThrow().until())
                .isAfter(alone.last().standing().orElseThrow().until().plus(Duration.ofMinutes(1)));
    }

    /** Counts looks at everything. */
    private Output look(Optional<Output> before) {
        looks = 0;
        scene.backend.onLook(() -> looks++);
        return handler.handle(new Input(ID, Scene.owner(ID), Optional.empty(), before.map(Output::last)));
    }

    /** The same in each minute. */
    private static final class Numbers implements MinuteSource {
        private double errors;
        private double hosts = 4;
        private boolean down;

        @Override
        public BlueHour blueHour(Target target, Series series, Span span) {
            return new BlueHour(List.of(), Optional.empty());
        }

        @Override
        public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
            if (down) {
                throw new TrafficControlException("no reply");
            }
            int history = minutes(windows.historyFrom(), windows.shiftFrom());
            int since = minutes(windows.shiftFrom(), windows.until());
            return new ObservedMinutes(
                    Collections.nCopies(history, minute(1)),
                    windows.shiftFrom(),
                    Collections.nCopies(since, minute(1)),
                    Collections.nCopies(since, minute(errors)));
        }

        private static int minutes(Instant from, Instant until) {
            return (int) Duration.between(from, until).toMinutes();
        }

        private TargetGroupMinute minute(double failed) {
            return new TargetGroupMinute(true, 600, failed, 0, 0, 0, Optional.of(hosts));
        }
    }
}
