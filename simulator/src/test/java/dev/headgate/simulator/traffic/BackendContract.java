package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Environment;
import dev.headgate.config.Target;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.states.time.EventLoop;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.Remembered;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whoever decides may rely on, whichever backend moves the traffic. */
abstract class BackendContract {

    private static final Marker MARKER = new Marker("headgate:r-1-prod", Instant.EPOCH);

    abstract TrafficBackend backend();

    /** A service with two tasks that waits before its traffic moves, and keeps blue. */
    abstract Target target();

    abstract EventLoop loop();

    @Test
    void blueServesAloneBeforeAnythingBegins() {
        ServiceView seen = look();

        assertThat(seen.activeDeployment()).isEmpty();
        assertThat(seen.servingAlone().map(seen::isComplete)).contains(true);
        assertThat(seen.primary()).isEqualTo(seen.servingAlone());
        assertThat(backend().limits(target())).isPresent();
    }

    @Test
    void aStartIsFoundByItsMarkerAndMadeOnce() {
        String green = register();
        String id = start(green);

        assertThat(backend().find(target(), green, MARKER)).contains(id);
        assertThat(start(green)).isEqualTo(id);
        assertThat(look().activeDeployment()).contains(id);
    }

    /** Also before it has a task, a target group or a stage. */
    @Test
    void greenHasNoTrafficAtAnyMomentBeforeItIsHeld() {
        String id = start(register());

        loop().runUntil(() -> {
            assertThat(weightOfGreen(id)).isZero();
            return backend().progress(target(), id).stage() == Stage.HELD;
        });
    }

    @Test
    void greenIsHeldBeforeAnybodyIsSentThereAndGoesOnWhenItIsTold() {
        String id = start(register());
        runUntilHeld(id);
        assertThat(weightOfGreen(id)).isZero();
        loop().runFor(Duration.ofMinutes(20));
        assertThat(weightOfGreen(id)).as("nobody has said go on").isZero();

        proceed(id);

        assertThat(weightOfGreen(id)).isEqualTo(100);
        assertThat(look().running(it -> !madeBy(it, id))).as("blue is kept").isPresent();
        backend().proceed(target(), id, Optional.empty());
        assertThat(weightOfGreen(id)).as("said twice").isEqualTo(100);
    }

    /** Another has been reached since, or none: whoever comes late ends neither. */
    @Test
    void aPauseThatIsOverEndsNoOther() {
        String id = start(register());
        runUntilHeld(id);
        Optional<String> held = backend().progress(target(), id).pause();
        proceed(id);
        loop().runUntil(() -> backend().progress(target(), id).pastTraffic());

        held.ifPresent(pause -> backend().proceed(target(), id, Optional.of(pause)));
        loop().runFor(Duration.ofMinutes(10));

        assertThat(backend().progress(target(), id).pastTraffic()).isTrue();
        assertThat(look().running(it -> !madeBy(it, id))).as("blue is kept").isPresent();
    }

    /** One look in one says of green, of the listener and of the deployment what the looks at each do. */
    @Test
    void whatIsObservedIsWhatIsSeenOneByOne() {
        String id = start(register());
        assertThat(backend()
                        .observe(target(), List.of(), id, Remembered.NOTHING)
                        .progress())
                .isEqualTo(backend().progress(target(), id));
        runUntilHeld(id);
        assertObserved(id);
        proceed(id);
        assertObserved(id);
        loop().runUntil(() -> backend().progress(target(), id).pastTraffic());
        backend().retireBlue(target(), id);
        loop().runUntil(() -> backend().progress(target(), id).stage() == Stage.SUCCEEDED);
        assertObserved(id);
    }

    @Test
    void whatIsObservedOfOneThatWasRolledBackIsWhatIsSeenOneByOne() {
        String id = start(register());
        runUntilHeld(id);
        proceed(id);
        rollBack(id);

        assertObserved(id);
    }

    private void assertObserved(String id) {
        Observation observed = backend().observe(target(), List.of(), id, Remembered.NOTHING);
        ServiceView seen = look();

        assertThat(observed.progress()).isEqualTo(backend().progress(target(), id));
        assertThat(observed.green()).isEqualTo(seen.madeBy(id));
        assertThat(observed.service().weights()).isEqualTo(seen.weights());
        assertThat(observed.service().activeDeployment()).isEqualTo(seen.activeDeployment());
        assertThat(observed.service().desiredCount()).isEqualTo(seen.desiredCount());
        assertThat(observed.unseen()).isEmpty();
    }

    @Test
    void blueGoesWhenItIsTold() {
        String id = start(register());
        runUntilHeld(id);
        proceed(id);
        loop().runUntil(() -> backend().progress(target(), id).pastTraffic());

        backend().retireBlue(target(), id);
        loop().runUntil(() -> backend().progress(target(), id).stage() == Stage.SUCCEEDED);
        backend().retireBlue(target(), id);

        assertThat(look().activeDeployment()).isEmpty();
        assertThat(look().servingAlone())
                .hasValueSatisfying(it -> assertThat(madeBy(it, id)).isTrue());
    }

    @Test
    void blueIsBackWhenGreenIsStoppedBeforeItsTraffic() {
        String id = start(register());
        runUntilHeld(id);

        rollBack(id);

        assertThat(weightOfGreen(id)).isZero();
    }

    @Test
    void blueIsBackWhenGreenIsStoppedWithAllTraffic() {
        String id = start(register());
        runUntilHeld(id);
        proceed(id);
        loop().runUntil(() -> backend().progress(target(), id).pastTraffic());

        rollBack(id);

        assertThat(weightOfGreen(id)).isZero();
        backend().rollBack(target(), id);
        assertThat(look().servingAlone()).as("asked for again").isPresent();
    }

    @Test
    void anotherDeploymentIsNotStoppedByASecondStart() {
        String id = start(register());
        runUntilHeld(id);

        assertThatThrownBy(() -> backend()
                        .start(plan(), register(), new Marker("headgate:r-2-prod", loop().instant()), List.of()))
                .isInstanceOf(GroupBusyException.class);
        assertThat(backend().progress(target(), id).stage()).isEqualTo(Stage.HELD);
    }

    @Test
    void aDeploymentThatIsNotThereIsAFault() {
        assertThatThrownBy(() -> backend().progress(target(), unknown())).isInstanceOf(TrafficControlException.class);
    }

    /** As the backend writes ids, of nothing. */
    abstract String unknown();

    private DeploymentPlan plan() {
        DeploymentPlan plan = ShopAccount.plan();
        return new DeploymentPlan(
                plan.deploymentId(),
                plan.release(),
                new Environment("prod", 1, target(), plan.environment().rules()),
                plan.container(),
                plan.port(),
                plan.backendStrategy());
    }

    private String register() {
        String serving = look().primary().orElseThrow().taskDefinition();
        String template = backend().template(target(), serving, Optional.empty(), "app", ShopAccount.NEW_IMAGE);
        return backend().registerRevision(target(), template, "app", ShopAccount.NEW_IMAGE);
    }

    private String start(String taskDefinition) {
        return backend().start(plan(), taskDefinition, MARKER, List.of());
    }

    private void runUntilHeld(String id) {
        loop().runUntil(() -> backend().progress(target(), id).stage() == Stage.HELD);
    }

    private void proceed(String id) {
        backend().proceed(target(), id, Optional.empty());
        loop().runUntil(() -> weightOfGreen(id) == 100);
    }

    private void rollBack(String id) {
        backend().rollBack(target(), id);
        loop().runUntil(() -> look().activeDeployment().isEmpty());
        assertThat(look().servingAlone())
                .hasValueSatisfying(it -> assertThat(madeBy(it, id)).isFalse());
    }

    private ServiceView look() {
        return backend().look(target(), List.of());
    }

    private int weightOfGreen(String id) {
        return look().madeBy(id).map(look()::weightOf).orElse(0);
    }

    private static boolean madeBy(Revision revision, String id) {
        return revision.deploymentId().filter(id::equals).isPresent();
    }
}
