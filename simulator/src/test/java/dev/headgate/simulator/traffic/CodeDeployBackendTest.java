package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Progress.Stage;
import dev.headgate.deployment.ServiceView;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What the backend does to a simulated account, also when replies are lost on the way. */
class CodeDeployBackendTest {

    private static final Marker MARKER = new Marker("headgate:r-1-prod", Instant.EPOCH);

    private final ShopAccount shop = ShopAccount.thatWaitsForTraffic();

    @Test
    void registersTheRunningFamilysNewestRevisionWithTheNewImage() {
        String blue = shop.look().primary().orElseThrow().taskDefinition();

        String green = shop.register();

        assertThat(green).endsWith(":task-definition/shop-prod:2");
        assertThat(shop.backend.imageOf(ShopAccount.TARGET, green, "app")).hasValue(ShopAccount.NEW_IMAGE.reference());
        assertThat(shop.backend.imageOf(ShopAccount.TARGET, blue, "app")).hasValue(ShopAccount.OLD_IMAGE);
        assertThat(shop.backend.imageOf(ShopAccount.TARGET, green, "telemetry"))
                .isEqualTo(shop.backend.imageOf(ShopAccount.TARGET, blue, "telemetry"));
        assertThat(shop.backend.imageOf(ShopAccount.TARGET, green, "api")).isEmpty();
    }

    @Test
    void keepsAllElseOfTheRevision() {
        String blue = shop.look().primary().orElseThrow().taskDefinition();
        var before = shop.cloud
                .ecs()
                .describeTaskDefinition(it -> it.taskDefinition(blue).includeWithStrings("TAGS"));
        var after = shop.cloud
                .ecs()
                .describeTaskDefinition(it -> it.taskDefinition(shop.register()).includeWithStrings("TAGS"));

        assertThat(after.tags()).isEqualTo(before.tags()).isNotEmpty();
        assertThat(after.taskDefinition().taskRoleArn())
                .isEqualTo(before.taskDefinition().taskRoleArn());
        assertThat(after.taskDefinition().containerDefinitions().getFirst().toBuilder()
                        .image(ShopAccount.OLD_IMAGE)
                        .build())
                .isEqualTo(before.taskDefinition().containerDefinitions().getFirst());
    }

    @Test
    void usesTheRevisionAgainWhoseReplyWasLost() {
        shop.once("RegisterTaskDefinition", Fault.Effect.LOSE_REPLY);
        assertThatThrownBy(shop::register)
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("ECS RegisterTaskDefinition failed");

        assertThat(shop.register()).endsWith(":task-definition/shop-prod:2");
        assertThat(shop.calls("RegisterTaskDefinition")).isEqualTo(1);
    }

    @Test
    void registersARevisionOfItsOwnForAnImageThatRunsAlready() {
        shop.runUntil(start(shop.register()), Stage.HELD);

        assertThat(shop.register()).endsWith(":task-definition/shop-prod:3");
    }

    @Test
    void copiesTheVeryRevisionThatWasShownWhateverIsRegisteredSince() {
        String shown = shop.template(Optional.empty());
        String slipped = registerWithCpu("512");

        String green = shop.backend.registerRevision(ShopAccount.TARGET, shown, "app", ShopAccount.NEW_IMAGE);

        assertThat(green).isNotEqualTo(slipped);
        assertThat(shop.cloud
                        .ecs()
                        .describeTaskDefinition(it -> it.taskDefinition(green))
                        .taskDefinition()
                        .cpu())
                .isEqualTo(shop.cloud
                        .ecs()
                        .describeTaskDefinition(it -> it.taskDefinition(shown))
                        .taskDefinition()
                        .cpu())
                .isNotEqualTo("512");
    }

    @Test
    void doesNotTakeARevisionForItsOwnThatOnlyNamesTheSameImage() {
        String shown = shop.template(Optional.empty());
        String slipped = registerAnew(it -> it.cpu("512")
                .containerDefinitions(containers(shown).stream()
                        .map(container -> container.name().equals("app")
                                ? container.toBuilder()
                                        .image(ShopAccount.NEW_IMAGE.reference())
                                        .build()
                                : container)
                        .toList()));

        assertThat(shop.template(Optional.of(shown))).isEqualTo(slipped);
        assertThat(shop.backend.registerRevision(ShopAccount.TARGET, shown, "app", ShopAccount.NEW_IMAGE))
                .isNotEqualTo(slipped);
    }

    @Test
    void aRevisionOfItsOwnOrOneThatDiffersByNothingIsNoOtherTemplate() {
        String shown = shop.template(Optional.empty());
        shop.register();
        assertThat(shop.template(Optional.of(shown))).isEqualTo(shown);

        registerAnew(it -> it.containerDefinitions(containers(shown)));
        assertThat(shop.template(Optional.of(shown))).isEqualTo(shown);

        String other = registerWithCpu("512");
        assertThat(shop.template(Optional.of(shown))).isEqualTo(other);
    }

    private String registerWithCpu(String cpu) {
        return registerAnew(it -> it.cpu(cpu));
    }

    /** Somebody registers the newest revision once more, with a change. */
    private String registerAnew(Consumer<RegisterTaskDefinitionRequest.Builder> change) {
        TaskDefinition newest = shop.cloud
                .ecs()
                .describeTaskDefinition(it -> it.taskDefinition("shop-prod"))
                .taskDefinition();
        RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder()
                .family(newest.family())
                .taskRoleArn(newest.taskRoleArn())
                .executionRoleArn(newest.executionRoleArn())
                .networkMode(newest.networkMode())
                .requiresCompatibilities(newest.requiresCompatibilities())
                .cpu(newest.cpu())
                .memory(newest.memory())
                .containerDefinitions(newest.containerDefinitions());
        change.accept(request);
        return shop.cloud
                .ecs()
                .registerTaskDefinition(request.build())
                .taskDefinition()
                .taskDefinitionArn();
    }

    private List<ContainerDefinition> containers(String taskDefinition) {
        return shop.cloud
                .ecs()
                .describeTaskDefinition(it -> it.taskDefinition(taskDefinition))
                .taskDefinition()
                .containerDefinitions();
    }

    @Test
    void startsOnceHoweverOftenItIsAsked() {
        String green = shop.register();
        String id = start(green);

        assertThat(start(green)).isEqualTo(id);
        shop.runUntil(id, Stage.HELD);
        assertThat(start(green)).isEqualTo(id);
        assertThat(shop.calls("CreateDeployment")).isEqualTo(1);
    }

    @Test
    void findsItsDeploymentAfterALostReply() {
        shop.once("CreateDeployment", Fault.Effect.LOSE_REPLY);

        String id = start(shop.register());

        assertThat(shop.look().activeDeployment()).hasValue(id);
        assertThat(shop.calls("CreateDeployment")).isEqualTo(1);
    }

    @Test
    void findsItsDeploymentAfterItHasEnded() {
        String green = shop.register();
        String id = start(green);
        shop.runUntil(id, Stage.HELD);
        shop.backend.rollBack(ShopAccount.TARGET, id);
        shop.loop.runFor(Duration.ofHours(1));

        assertThat(shop.backend.find(ShopAccount.TARGET, green, MARKER)).hasValue(id);
    }

    @Test
    void findsNothingThatWasNeverStarted() {
        assertThat(shop.backend.find(ShopAccount.TARGET, shop.register(), MARKER))
                .isEmpty();
    }

    @Test
    void saysSoWhenTheStartNeverArrivedAndStartsWhenAskedAgain() {
        String green = shop.register();
        shop.once("CreateDeployment", Fault.Effect.LOSE_REQUEST);
        assertThatThrownBy(() -> start(green))
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("CodeDeploy CreateDeployment failed")
                .hasMessageContaining("Read timed out");

        assertThat(shop.look().activeDeployment()).isEmpty();
        String id = start(green);
        assertThat(shop.look().activeDeployment()).hasValue(id);
    }

    @Test
    void namesTheDeploymentThatOccupiesTheGroup() {
        String other = shop.cloud.occupy("shop-prod", Duration.ofMinutes(30));
        String green = shop.register();

        assertThatThrownBy(() -> start(green))
                .isInstanceOf(GroupBusyException.class)
                .hasMessageContaining("is occupied by deployment " + other);
    }

    @Test
    void doesNotTakeAnEarlierDeploymentOfTheSameRevisionForItsOwn() {
        String green = shop.register();
        String first = shop.backend.start(
                ShopAccount.plan(), green, new Marker("headgate:r-0-prod", Instant.EPOCH), List.of());
        shop.runUntil(first, Stage.HELD);
        shop.backend.rollBack(ShopAccount.TARGET, first);
        shop.loop.runFor(Duration.ofHours(1));

        assertThat(shop.register()).isEqualTo(green);
        assertThat(shop.backend.find(ShopAccount.TARGET, green, MARKER)).isEmpty();
        assertThat(start(green)).isNotEqualTo(first);
    }

    @Test
    void letsAnAlarmThatWasRedBeforeNotStopTheDeployment() {
        shop.cloud.alarm(ShopAccount.RED_ALARM, StateValue.ALARM);

        String id = shop.backend.start(ShopAccount.plan(), shop.register(), MARKER, List.of(ShopAccount.RED_ALARM));

        shop.runUntil(id, Stage.HELD);
        assertThat(shop.progress(id).failure()).isEmpty();
    }

    @Test
    void letsAnAlarmStopTheDeploymentUnlessItIsToBeIgnored() {
        shop.cloud.alarm(ShopAccount.RED_ALARM, StateValue.ALARM);

        String id = shop.backend.start(ShopAccount.plan(), shop.register(), MARKER, List.of("another"));

        shop.runUntil(id, Stage.STOPPED);
        assertThat(shop.progress(id).failure())
                .hasValueSatisfying(why -> assertThat(why).startsWith("alarm "));
    }

    @Test
    void movesTrafficAndRetiresBlueWhenTold() {
        String green = shop.register();
        String id = start(green);
        shop.runUntil(id, Stage.HELD);
        assertThat(greenWeight(id)).isZero();

        shop.backend.proceed(ShopAccount.TARGET, id, Optional.empty());
        shop.runUntilPast(id, "AfterAllowTraffic");
        assertThat(greenWeight(id)).isEqualTo(100);
        assertThat(shop.progress(id).stage()).isEqualTo(Stage.AT_WORK);

        shop.backend.retireBlue(ShopAccount.TARGET, id);
        shop.loop.runFor(Duration.ofMinutes(1));
        assertThat(shop.progress(id).stage()).isEqualTo(Stage.SUCCEEDED);
        assertThat(shop.look().primary())
                .hasValueSatisfying(set -> assertThat(set.taskDefinition()).isEqualTo(green));
    }

    @Test
    void takesAWaitThatHasEndedForEnded() {
        String id = start(shop.register());
        shop.runUntil(id, Stage.HELD);
        shop.backend.proceed(ShopAccount.TARGET, id, Optional.empty());
        shop.backend.proceed(ShopAccount.TARGET, id, Optional.empty());

        shop.runUntilPast(id, "AfterAllowTraffic");
        shop.once("ContinueDeployment", Fault.Effect.LOSE_REPLY);
        assertThatThrownBy(() -> shop.backend.retireBlue(ShopAccount.TARGET, id))
                .isInstanceOf(TrafficControlException.class);
        shop.backend.retireBlue(ShopAccount.TARGET, id);

        shop.runUntil(id, Stage.SUCCEEDED);
        shop.backend.proceed(ShopAccount.TARGET, id, Optional.empty());
        shop.backend.retireBlue(ShopAccount.TARGET, id);
        assertThat(shop.progress(id).stage()).isEqualTo(Stage.SUCCEEDED);
    }

    @Test
    void refusesToProceedBeforeGreenIsReady() {
        String id = start(shop.register());
        shop.runUntilPast(id, "BeforeInstall");

        assertThatThrownBy(() -> shop.backend.proceed(ShopAccount.TARGET, id, Optional.empty()))
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("CodeDeploy ContinueDeployment READY_WAIT failed")
                .hasMessageContaining("not in the Ready state");
    }

    @Test
    void refusesToRetireBlueWhileItServes() {
        String id = start(shop.register());
        shop.runUntil(id, Stage.HELD);

        assertThatThrownBy(() -> shop.backend.retireBlue(ShopAccount.TARGET, id))
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("CodeDeploy ContinueDeployment TERMINATION_WAIT failed");
    }

    @Test
    void rollsBackToBlueAndHasNothingToStopTheSecondTime() {
        String blue = shop.look().primary().orElseThrow().taskDefinition();
        String id = start(shop.register());
        shop.runUntil(id, Stage.HELD);
        shop.backend.proceed(ShopAccount.TARGET, id, Optional.empty());
        shop.runUntilPast(id, "AfterAllowTraffic");

        shop.backend.rollBack(ShopAccount.TARGET, id);
        shop.backend.rollBack(ShopAccount.TARGET, id);

        String rollback = shop.rollbackOf(id).orElseThrow();
        shop.runUntil(rollback, Stage.SUCCEEDED);
        ServiceView view = shop.look();
        assertThat(view.primary()).hasValueSatisfying(set -> {
            assertThat(set.taskDefinition()).isEqualTo(blue);
            assertThat(view.weightOf(set)).isEqualTo(100);
        });
    }

    private String start(String taskDefinition) {
        return shop.backend.start(ShopAccount.plan(), taskDefinition, MARKER, List.of());
    }

    private int greenWeight(String id) {
        ServiceView view = shop.look();
        return view.madeBy(id).map(view::weightOf).orElseThrow();
    }
}
