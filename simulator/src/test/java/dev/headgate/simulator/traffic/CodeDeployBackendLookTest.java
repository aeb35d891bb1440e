package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Target;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.network.RuleConditions;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficBackend.Limits;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** What the backend sees of a simulated account. */
class CodeDeployBackendLookTest {

    private final ShopAccount shop = ShopAccount.thatMovesTrafficAtOnce();

    @Test
    void seesTheFirstRevisionServeAlone() {
        ServiceView view = shop.look();

        assertThat(view.exists()).isTrue();
        assertThat(view.desiredCount()).isEqualTo(2);
        assertThat(view.activeDeployment()).isEmpty();
        assertThat(view.revisions()).singleElement().satisfies(set -> {
            assertThat(set.status()).isEqualTo(Revision.Status.PRIMARY);
            assertThat(set.deploymentId()).isEmpty();
            assertThat(set.isHealthy()).isTrue();
            assertThat(set.steady()).isTrue();
            assertThat(view.weightOf(set)).isEqualTo(100);
        });
    }

    @Test
    void readsWeightsFromTheLiveListener() {
        String green = shop.register();
        String id = shop.backend.start(ShopAccount.canary(), green, new Marker("m", Instant.EPOCH), List.of());
        shop.loop.runUntil(() -> shop.look().weights().containsValue(10));

        ServiceView view = shop.look();

        assertThat(shop.progress(id).stage()).isEqualTo(Progress.Stage.AT_WORK);
        assertThat(view.madeBy(id)).hasValueSatisfying(set -> {
            assertThat(set.taskDefinition()).isEqualTo(green);
            assertThat(set.isHealthy()).isTrue();
            assertThat(view.weightOf(set)).isEqualTo(10);
        });
        assertThat(view.primary())
                .hasValueSatisfying(set -> assertThat(view.weightOf(set)).isEqualTo(90));
        assertThat(view.activeDeployment()).hasValue(id);
    }

    @Test
    void findsWhereGreenAnswersOnTheTestListener() {
        assertThat(shop.backend.testUrl(ShopAccount.TARGET))
                .hasValueSatisfying(
                        url -> assertThat(url).matches("https://[a-z0-9-]+\\.[a-z0-9-]+\\.elb\\.amazonaws\\.com:\\d+"));
    }

    /** The load balancer's own name would lead to another service, or to none. */
    @Test
    void findsWhereGreenAnswersBehindARule() {
        assertThat(testUrlBehind(List.of("*.example.com", "shop.example.com"), List.of("/cart/*")))
                .hasValue("https://shop.example.com:8443/cart/");
        assertThat(testUrlBehind(List.of(), List.of("/cart/*")))
                .hasValueSatisfying(url ->
                        assertThat(url).matches("https://all-[a-z0-9-]+\\..*\\.elb\\.amazonaws\\.com:8443/cart/"));
        assertThat(testUrlBehind(List.of("*.example.com"), List.of())).isEmpty();
    }

    private Optional<String> testUrlBehind(List<String> hosts, List<String> paths) {
        Front front = Front.OWN.sharing("all").byRule(new ForwardingRule(new RuleConditions(hosts, paths), 10));
        shop.cloud.reshape(ShopAccount.TARGET.service(), ServiceShape.OWN.behind(front));
        return shop.backend.testUrl(ShopAccount.TARGET);
    }

    @Test
    void seesARollbackOccupyTheGroup() {
        String id = shop.backend.start(ShopAccount.plan(), shop.register(), new Marker("m", Instant.EPOCH), List.of());
        shop.runUntilPast(id, "Install");
        shop.backend.rollBack(ShopAccount.TARGET, id);

        assertThat(shop.look().activeDeployment())
                .isEqualTo(shop.rollbackOf(id))
                .isPresent();
    }

    @Test
    void saysWhichAlarmsAreRedAndWhichDoNotExist() {
        shop.cloud.alarm(ShopAccount.RED_ALARM, StateValue.ALARM);

        ServiceView view = shop.backend.look(ShopAccount.TARGET, List.of("typo", ShopAccount.RED_ALARM));

        assertThat(view.alarmsInAlarm()).containsExactly(ShopAccount.RED_ALARM);
        assertThat(view.missingAlarms()).containsExactly("typo");
    }

    @Test
    void saysThatAServiceDoesNotExist() {
        ServiceView view = shop.backend.look(elsewhere("headgate-prod", "shpo-prod"), List.of());

        assertThat(view.exists()).isFalse();
        assertThat(view.revisions()).isEmpty();
        assertThat(view.weights()).isEmpty();
    }

    @Test
    void saysThatAServiceDoesNotExistWhereItsClusterDoesNot() {
        assertThat(shop.backend
                        .look(elsewhere("headgate-staging", "shop-prod"), List.of())
                        .exists())
                .isFalse();
    }

    @Test
    void readsHowLongTheGroupWaits() {
        assertThat(shop.backend.limits(ShopAccount.TARGET))
                .hasValue(new Limits(Duration.ZERO, ShopAccount.TERMINATION_WAIT));
        assertThat(ShopAccount.thatWaitsForTraffic().backend.limits(ShopAccount.TARGET))
                .hasValue(new Limits(ShopAccount.READY_WAIT, ShopAccount.TERMINATION_WAIT));
    }

    @Test
    void hasNoLimitsWhereThereIsNoGroup() {
        assertThat(shop.backend.limits(elsewhere("headgate-prod", "shpo-prod"))).isEmpty();
    }

    @Test
    void tellsAnAlarmsStopAndTheRollbackThatFollows() {
        String id = shop.backend.start(ShopAccount.plan(), shop.register(), new Marker("m", Instant.EPOCH), List.of());
        shop.runUntilPast(id, "Install");
        shop.cloud.alarm(ShopAccount.RED_ALARM, StateValue.ALARM);
        shop.runUntil(id, Progress.Stage.STOPPED);

        Progress progress = shop.progress(id);

        assertThat(progress.failure()).contains("alarm " + ShopAccount.RED_ALARM + " is red: CodeDeploy stopped it");
        assertThat(shop.rollbackOf(id)).isPresent();
    }

    @Test
    void hasNoEventsBeforeTheDeploymentStarts() {
        String id = shop.backend.start(ShopAccount.plan(), shop.register(), new Marker("m", Instant.EPOCH), List.of());

        assertThat(shop.progress(id).stage()).isEqualTo(Progress.Stage.AT_WORK);
        assertThat(shop.progress(id).activity()).isEmpty();
    }

    @Test
    void namesTheOperationAndTheServiceWhenAwsRefuses() {
        shop.once("DescribeServices", Fault.Effect.THROTTLE);

        assertThatThrownBy(shop::look)
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("ECS DescribeServices failed for service shop-prod"
                        + " in account 111122223333, eu-west-1: Rate exceeded");
    }

    private static Target elsewhere(String cluster, String service) {
        Target shop = ShopAccount.TARGET;
        return new Target(
                shop.account(),
                shop.region(),
                cluster,
                service,
                new CodeDeployGroup(CodeDeployGroup.of(shop).application(), service),
                shop.roleArn(),
                shop.externalId());
    }
}
