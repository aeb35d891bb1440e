package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.FollowReleaseHandler.Input;
import dev.headgate.handler.FollowReleaseHandler.Next;
import dev.headgate.handler.FollowReleaseHandler.Output;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowReleaseHandlerTest {

    private final Scene scene = new Scene();
    private final FollowReleaseHandler handler = new FollowReleaseHandler(scene.store, scene.clock);

    @Test
    void waitsForWhatIsUnderWayLongerAndLonger() {
        scene.opened(Scene.plan("dev"));
        assertThat(follow().next()).isEqualTo(Next.WAIT);
        assertThat(follow().seconds()).isEqualTo(30);

        scene.pass(Duration.ofHours(2));
        assertThat(follow().seconds()).isEqualTo(6 * 60);

        scene.pass(Duration.ofDays(3));
        assertThat(follow()).extracting(Output::next, Output::seconds).containsExactly(Next.WAIT, 30 * 60);
    }

    @Test
    void isReleasedOnceEveryWaveIsDeployed() {
        end("dev", Outcome.DEPLOYED);
        assertThat(follow().next()).isEqualTo(Next.WAIT);

        end("prod", Outcome.DEPLOYED);

        assertThat(follow().next()).isEqualTo(Next.RELEASED);
    }

    @Test
    void failsAsTheReleaseDoes() {
        for (Outcome outcome : List.of(Outcome.REJECTED, Outcome.ROLLED_BACK, Outcome.NEEDS_HUMAN)) {
            Scene other = new Scene();
            other.store.close(other.opened(Scene.plan("dev")).closed(new Closing(outcome, "why", "blue", Scene.NINE)));

            Output output = new FollowReleaseHandler(other.store, other.clock).handle(input());

            assertThat(output.next()).isEqualTo(Next.FAILED);
            assertThat(output.summary()).contains("release r-1", "ended " + outcome + " in dev: why");
        }
    }

    @Test
    void isSupersededAsTheReleaseIsAndTurnsNoPipelineRed() {
        end("dev", Outcome.SUPERSEDED);

        assertThat(follow())
                .extracting(Output::next, Output::released, Output::superseded)
                .containsExactly(Next.SUPERSEDED, false, true);
    }

    /** Until the wave has ended, the trigger is the release's own: the next retry must not start another beside it. */
    @Test
    void waitsForTheOthersOfAWaveInWhichOneIsLost() {
        scene.store.claimTrigger("t-1", "r-1", Instant.MAX);
        end("dev", Outcome.ROLLED_BACK);
        scene.opened(Scene.plan("staging"));

        assertThat(side(List.of("web-dev-1", "web-staging-1")).next()).isEqualTo(Next.WAIT);
        assertThat(scene.store.claimedBy("t-1")).contains("r-1");

        end("staging", Outcome.SUPERSEDED);
        Output output = side(List.of("web-dev-1", "web-staging-1"));
        assertThat(output.next()).isEqualTo(Next.FAILED);
        assertThat(output.summary()).contains("ended ROLLED_BACK in dev");
        assertThat(scene.store.claimedBy("t-1")).isEmpty();
    }

    private Output side(List<String> wave) {
        return handler.handle(new Input(Scene.execution("r-2"), "r-1", List.of(wave)));
    }

    /** It is taken over, and has an outcome again. */
    @Test
    void whatNeededAHumanAndIsTakenOverIsWaitedForAgain() {
        Deployment lost = scene.store.close(Scene.closed(scene.opened(Scene.plan("dev")), Outcome.NEEDS_HUMAN));
        assertThat(follow().next()).isEqualTo(Next.FAILED);

        scene.store.reopen(lost.takenOverBy("arn:recovery", Scene.NINE));

        assertThat(follow().next()).isEqualTo(Next.WAIT);
    }

    @Test
    void failsWhenTheReleaseBrokeOffAndLetsTheNextRetryStartAnother() {
        scene.store.claimTrigger("t-1", "r-1", Instant.MAX);
        end("dev", Outcome.DEPLOYED);
        scene.pass(Duration.ofMinutes(16));

        assertThat(follow().next()).isEqualTo(Next.FAILED);
        assertThat(follow().summary()).contains("broke off before it reached all of web-prod-1");
        assertThat(scene.store.claimedBy("t-1")).isEmpty();
    }

    @Test
    void aWaveHasAQuarterOfAnHourFromTheEndOfTheOneBeforeIt() {
        scene.pass(Duration.ofHours(1));
        end("dev", Outcome.DEPLOYED);

        scene.pass(Duration.ofMinutes(15));
        assertThat(follow().next()).isEqualTo(Next.WAIT);
        scene.pass(Duration.ofSeconds(1));
        assertThat(follow().next()).isEqualTo(Next.FAILED);
    }

    /** The action was retried after the wave's end: nothing had to open for it to be seen before. */
    @Test
    void butNoLessThanAQuarterOfAnHourFromTheBeginningOfWhoeverFollows() {
        Instant before = Scene.NINE.minus(Duration.ofHours(1));
        scene.store.close(
                scene.opened(Scene.plan("dev")).closed(new Closing(Outcome.DEPLOYED, "why", "green", before)));

        scene.pass(Duration.ofMinutes(15));
        assertThat(follow().next()).isEqualTo(Next.WAIT);
    }

    private void end(String environment, Outcome outcome) {
        scene.store.close(scene.opened(Scene.plan(environment))
                .closed(new Closing(outcome, "why", "green", scene.clock.instant())));
    }

    private Output follow() {
        return handler.handle(input());
    }

    private static Input input() {
        return new Input(Scene.execution("r-2"), "r-1", List.of(List.of("web-dev-1"), List.of("web-prod-1")));
    }
}
