package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.deployment.Deployment;
import dev.headgate.handler.AwaitProgressHandler.Input;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwaitProgressHandlerTest {

    private static final String ID = "web-prod-1";
    private static final String PLACE = "111122223333/us-east-1/shop/web";

    private final Scene scene = new Scene();
    private final AwaitProgressHandler handler = new AwaitProgressHandler(scene.news, scene.herald, scene.clock);
    private final WatchDeploymentHandler look = new WatchDeploymentHandler(
            scene.store,
            scene.news,
            scene.backend,
            new QuietMinutes(),
            scene.approvals,
            scene.mailbox::add,
            scene.windows,
            new InMemoryStartTimes(),
            scene.clock);

    @BeforeEach
    void aBackendThatTellsByEventsBringsGreenUp() {
        scene.started(Scene.ungated("prod"));
        scene.backend.newsPlace = Optional.of(PLACE);
        scene.backend.view = Example.shifting(0);
    }

    @Test
    void waitsUntilSomethingIsHeard() {
        assertThat(await(looked()).waits()).isTrue();
        assertThat(scene.woken).isEmpty();

        assertThat(scene.herald.tell(PLACE)).isTrue();

        assertThat(scene.woken).containsExactly("token");
    }

    @Test
    void doesNotWaitWhereSomethingWasHeardAfterTheLook() {
        Known known = looked();
        scene.herald.tell(PLACE);

        assertThat(await(known).waits()).isFalse();

        assertThat(scene.woken).containsExactly("token");
    }

    /** What is heard while the backend is read may be what it does not say yet. */
    @Test
    void doesNotWaitWhereSomethingWasHeardDuringTheLook() {
        scene.backend.onLook(() -> scene.herald.tell(PLACE));

        assertThat(await(looked()).waits()).isFalse();
    }

    @Test
    void waitsWhereAllThatWasHeardWasHeardBeforeTheLook() {
        scene.herald.tell(PLACE);
        scene.herald.tell(PLACE);

        assertThat(await(looked()).waits()).isTrue();
    }

    @Test
    void isNotWokenByWhatIsHeardOfAnother() {
        assertThat(await(looked()).waits()).isTrue();

        assertThat(scene.herald.tell(PLACE + "-2")).isFalse();

        assertThat(scene.woken).isEmpty();
    }

    /** An operator's rollback tells it by its record. */
    @Test
    void doesNotWaitWhereItsRecordHasChangedSince() {
        Known known = looked();
        Deployment record = scene.record();
        scene.store.save(record.trafficAsked(Scene.NINE));

        assertThat(await(known).waits()).isFalse();
    }

    @Test
    void aTokenThatIsAnsweredTwiceIsNoFailure() {
        assertThat(await(looked()).waits()).isTrue();
        assertThat(scene.herald.tell(PLACE)).isTrue();
        scene.delivery = Delivery.TIMED_OUT;

        assertThat(scene.herald.tell(PLACE)).isFalse();
    }

    /** Then EventBridge has the function try again. */
    @Test
    void anAnswerThatMayNotHaveArrivedIsAFailure() {
        assertThat(await(looked()).waits()).isTrue();
        scene.delivery = Delivery.UNCONFIRMED;

        assertThatThrownBy(() -> scene.herald.tell(PLACE)).isInstanceOf(UnheardException.class);
    }

    @Test
    void aLookOfABackendThatTellsNothingKnowsOfNoWait() {
        scene.backend.newsPlace = Optional.empty();

        assertThat(watch().known()).isEmpty();
    }

    /** The next look is as near as an event would be. */
    @Test
    void aShortPauseIsNoWaitForNews() {
        scene.store.save(scene.record().trafficAllowed(Scene.NINE));

        assertThat(watch().known()).isEmpty();
    }

    @Test
    void aLookAfterAWaitInWhichNothingWasHeardNeedNotCountAgain() {
        scene.herald.tell(PLACE);

        WatchDeploymentHandler.Output output = look.handle(
                new WatchDeploymentHandler.Input(ID, Scene.owner(ID), Optional.of(new Herald.Heard(Optional.of(0L)))));

        assertThat(output.known()).map(Known::heard).contains(0L);
    }

    private Known looked() {
        Known known = watch().known().orElseThrow();
        scene.pass(Duration.ofSeconds(1));
        return known;
    }

    private WatchDeploymentHandler.Output watch() {
        return look.handle(new WatchDeploymentHandler.Input(ID, Scene.owner(ID), Optional.empty()));
    }

    private AwaitProgressHandler.Output await(Known known) {
        return handler.handle(new Input(ID, Scene.owner(ID), known, "token"));
    }
}
