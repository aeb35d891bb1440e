package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.Start;
import dev.headgate.handler.StartDeploymentHandler.Input;
import dev.headgate.handler.StartDeploymentHandler.Output;
import dev.headgate.testing.Example;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.ChangedSinceReadyException;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartDeploymentHandlerTest {

    private static final String REGISTER = "register web-prod:41 with web 7f7f7f7f7f7f";
    private static final String START = "start web-prod:42 by Canary, marked headgate:web-prod-1";

    private static final String SHOWN = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:5";

    private final Scene scene = new Scene();
    private final StartDeploymentHandler handler =
            new StartDeploymentHandler(scene.store, scene.news, scene.backend, scene.mailbox::add, scene.clock);

    @Test
    void registersGreenAndStartsIt() {
        scene.opened();

        assertThat(start())
                .isEqualTo(new Output("d-ABCDEF123", Example.GREEN_REVISION, Optional.empty(), Optional.empty()));
        assertThat(scene.backend.calls).containsExactly(REGISTER, START);
        assertThat(startRecord().blue()).isEqualTo(Example.BLUE);
        assertThat(scene.told()).containsExactly("STARTED");
    }

    @Test
    void aSecondRunStartsNothing() {
        scene.opened();
        Output first = start();

        assertThat(start()).isEqualTo(first);
        assertThat(scene.backend.calls).containsExactly(REGISTER, START);
        assertThat(scene.told()).containsExactly("STARTED");
    }

    @Test
    void writesTheIntentBeforeAnythingIsCreated() {
        scene.opened();
        scene.backend.fail("registerRevision", new TrafficControlException("throttled"));

        assertThatThrownBy(this::start).isInstanceOf(TrafficControlException.class);

        assertThat(startRecord().marker()).isEqualTo("headgate:web-prod-1");
        assertThat(startRecord().taskDefinition()).isEmpty();
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void adoptsAStartWhoseReplyWasLost() {
        scene.opened();
        scene.backend.loseReply("start");
        assertThatThrownBy(this::start).isInstanceOf(TrafficControlException.class);
        assertThat(startRecord().backendId()).isEmpty();

        assertThat(start().backendId()).isEqualTo("d-ABCDEF123");
        assertThat(scene.backend.calls).containsExactly(REGISTER, START);
        assertThat(scene.told()).containsExactly("STARTED");
    }

    @Test
    void looksAtBlueAnewWhereNothingHadBeenStarted() {
        scene.opened();
        scene.backend.fail("start", new TrafficControlException("throttled"));
        assertThatThrownBy(this::start).isInstanceOf(TrafficControlException.class);
        Revision other = new RevisionLike(Example.blue(Revision.Status.PRIMARY, 4))
                .id("ecs-svc/9")
                .runs("arn:other")
                .behind("arn:other-group")
                .seen();
        scene.backend.view = Example.view(List.of(other), 0, Optional.empty());

        scene.pass(Duration.ofSeconds(25));
        start();

        assertThat(startRecord().blue().taskDefinition()).isEqualTo("arn:other");
    }

    /** Lambda may run it twice, and what one has just asked for is not listed to the other. */
    @Test
    void asksForNothingWhileAnotherRunMayHave() {
        scene.opened();
        scene.backend.fail("start", new TrafficControlException("no reply"));
        assertThatThrownBy(this::start).isInstanceOf(TrafficControlException.class);
        int calls = scene.backend.calls.size();

        assertThatThrownBy(this::start)
                .isInstanceOf(StartUnderWayException.class)
                .hasMessageContaining("it is not listed yet");
        assertThat(scene.backend.calls).hasSize(calls);
    }

    @Test
    void copiesWhatApproversWereShown() {
        scene.store.save(scene.opened().pinnedTo(SHOWN, Example.BLUE_REVISION, Scene.NINE));
        scene.backend.template = SHOWN;

        start();

        assertThat(scene.backend.calls).contains("register web-prod:5 with web 7f7f7f7f7f7f");
    }

    @Test
    void startsNothingWhereAnotherRevisionWasRegisteredSince() {
        scene.store.save(scene.opened().pinnedTo(SHOWN, Example.BLUE_REVISION, Scene.NINE));

        assertThatThrownBy(this::start)
                .isInstanceOf(ChangedSinceReadyException.class)
                .hasMessageContaining("web-prod:41 is the newest revision now");

        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().start()).isEmpty();
    }

    @Test
    void startsNothingInPlaceOfWhatNobodyWasShown() {
        scene.store.save(scene.opened().pinnedTo(SHOWN, SHOWN, Scene.NINE));

        assertThatThrownBy(this::start)
                .isInstanceOf(ChangedSinceReadyException.class)
                .hasMessageContaining("web-prod:41 serves now");

        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().start()).isEmpty();
    }

    @Test
    void leavesABusyGroupToTheStateMachine() {
        scene.opened();
        scene.backend.fail("start", new GroupBusyException("d-9 is active", new IllegalStateException()));

        assertThatThrownBy(this::start).isInstanceOf(GroupBusyException.class);

        assertThat(startRecord().backendId()).isEmpty();
        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void onlyARollbackStartsAlthoughAnAlarmIsRed() {
        scene.backend.withRedAlarm(Scene.ALARM);
        scene.opened(Scene.plan("web-prod-1", Scene.release(true), "prod"));
        start();
        assertThat(startRecord().redBefore()).containsExactly(Scene.ALARM);

        scene.opened(Scene.plan("dev"));
        handler.handle(new Input("web-dev-1", Scene.owner("web-dev-1")));
        assertThat(scene.record("web-dev-1").start().orElseThrow().redBefore()).isEmpty();
    }

    @Test
    void aRollbackStartsTheRevisionItselfThatServedThen() {
        scene.store.save(broughtBack(SHOWN));

        assertThat(start().taskDefinition()).isEqualTo(SHOWN);
        assertThat(scene.backend.calls).singleElement().asString().startsWith("start web-prod:5 ");
    }

    @Test
    void orACopyOfItWhereThatWasDeregistered() {
        scene.backend.deregistered.add(SHOWN);
        scene.store.save(broughtBack(SHOWN));

        assertThat(start().taskDefinition()).isEqualTo(SHOWN + "0");
        assertThat(scene.backend.calls).first().isEqualTo("register web-prod:5 anew");
    }

    private Deployment broughtBack(String revision) {
        return scene.opened(Scene.plan("web-prod-1", Scene.release(true), "prod"))
                .bringingBack(new BroughtBack(Optional.of("earlier"), Optional.of(revision), Scene.IMAGE));
    }

    @Test
    void aReleaseThatOverridesRedAlarmsStartsAndTheyDoNotCount() {
        scene.backend.withRedAlarm(Scene.ALARM);
        scene.opened(Scene.plan("web-prod-1", Scene.overriding("it is the cure"), "prod"));

        start();

        assertThat(startRecord().redBefore()).containsExactly(Scene.ALARM);
        assertThat(scene.mailbox.getFirst().body()).contains("Overrides", "it is the cure");
    }

    @Test
    void cannotStartWhereNothingServes() {
        scene.opened();
        scene.backend.view = Example.view(List.of(), 0, Optional.empty());

        assertThatThrownBy(this::start)
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("nothing serves that could be blue");
        assertThat(scene.backend.calls).isEmpty();
    }

    private Output start() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }

    private Start startRecord() {
        return scene.record().start().orElseThrow();
    }
}
