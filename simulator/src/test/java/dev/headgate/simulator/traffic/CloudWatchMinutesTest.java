package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.MinuteSource.BlueHour;
import dev.headgate.analysis.MinuteSource.Series;
import dev.headgate.analysis.MinuteSource.Span;
import dev.headgate.analysis.MinuteSource.Windows;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.aws.EnvironmentClients;
import dev.headgate.deployment.Judging;
import dev.headgate.deployment.Revision;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.traffic.CloudWatchMinutes;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read of a simulated account's metrics. */
class CloudWatchMinutesTest {

    private static final String OLD = "sha256:" + "0".repeat(64);
    private static final String NEW = "sha256:" + "ab".repeat(32);

    private final ShopAccount shop = ShopAccount.thatMovesTrafficAtOnce();
    private final MinuteSource source =
            new CloudWatchMinutes(new EnvironmentClients(new OneAccountClients(shop.cloud, shop.loop), shop.loop));

    @Test
    void namesTheLoadBalancerAsItsMetricsDo() {
        assertThat(shop.backend.loadBalancer(ShopAccount.TARGET)).matches("app/shop-prod/[0-9a-f]{16}");
    }

    @Test
    void readsBothColoursByOneCallFromTheFirstShift() {
        Shift shift = shift();
        shop.loop.runFor(Duration.ofMinutes(4));
        long before = shop.calls("GetMetricData");

        ObservedMinutes seen = observe(shift, Optional.empty());

        assertThat(shop.calls("GetMetricData")).isEqualTo(before + 1);
        assertThat(seen.first()).isEqualTo(shift.began());
        assertThat(seen.green()).hasSameSizeAs(seen.blue()).hasSizeBetween(2, 3);
        assertThat(seen.history()).hasSize(60);
        assertThat(sum(seen.green())).isLessThan(sum(seen.blue()) / 4).isPositive();
        assertThat(seen.green()).allSatisfy(it -> {
            assertThat(it.reported()).isTrue();
            assertThat(it.healthyHosts()).hasValue(2.0);
        });
    }

    @Test
    void leavesOutMinutesThatHaveNotSettled() {
        Shift shift = shift();
        shop.loop.runFor(Duration.ofMinutes(4));
        Instant now = shop.loop.instant();

        ObservedMinutes seen = observe(shift, Optional.empty());

        Instant end = seen.first().plus(seen.green().size(), ChronoUnit.MINUTES);
        assertThat(Duration.between(end, now)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void takesAMissingCountForNone() {
        shop.cloud.traffic().errorRate(OLD, 0);
        shop.cloud.traffic().errorRate(NEW, 0);
        Shift shift = shift();
        shop.loop.runFor(Duration.ofMinutes(4));

        ObservedMinutes seen = observe(shift, Optional.empty());

        assertThat(seen.green()).allSatisfy(it -> {
            assertThat(it.requests()).isPositive();
            assertThat(it.serverErrors()).isZero();
            assertThat(it.noResponse()).isZero();
        });
    }

    @Test
    void tellsNoMetricsFromNoRequests() {
        shop.cloud.traffic().requestsPerMinute("shop-prod", 0);
        Shift shift = shift();
        shop.loop.runFor(Duration.ofMinutes(4));
        assertThat(observe(shift, Optional.empty()).green())
                .allSatisfy(it -> assertThat(it.reported()).isTrue());

        shop.cloud.traffic().metricsMissingFrom(shift.began());

        assertThat(observe(shift, Optional.empty()).green()).containsOnly(TargetGroupMinute.UNREPORTED);
    }

    @Test
    void countsResponsesSlowerThanBluesSlowestHundredth() {
        BlueHour hour = hour();
        double slow = hour.slowestHundredth().orElseThrow();
        assertThat(slow).isBetween(0.2, 0.3);
        shop.cloud.traffic().slowness(NEW, 3);
        Shift shift = shift();
        shop.loop.runFor(Duration.ofMinutes(4));

        ObservedMinutes seen = observe(shift, Optional.of(slow));

        assertThat(share(seen.history())).isBetween(0.008, 0.012);
        assertThat(share(seen.green())).isBetween(0.3, 0.6);
    }

    @Test
    void knowsBlueBeforeTheDeployment() {
        BlueHour hour = hour();

        assertThat(hour.minutes())
                .hasSize(60)
                .allSatisfy(it -> assertThat(it.requests()).isBetween(450.0, 750.0));
        assertThat(hour.minutes().stream()
                        .mapToDouble(TargetGroupMinute::serverErrors)
                        .sum())
                .isBetween(15.0, 60.0);
    }

    @Test
    void followsTheRolesAsTheySwapWithEveryDeployment() {
        Shift first = shift();
        shop.loop.runUntil(() -> shop.look().activeDeployment().isEmpty());
        shop.loop.runFor(Duration.ofMinutes(10));
        shop.cloud.traffic().errorRate(NEW, 0.3);
        Shift second = shift();
        shop.loop.runFor(Duration.ofMinutes(4));

        assertThat(second.blueGroup()).isEqualTo(first.greenGroup());
        assertThat(second.greenGroup()).isEqualTo(first.blueGroup());
        ObservedMinutes seen = observe(second, Optional.empty());
        assertThat(sum(seen.green())).isPositive().isLessThan(sum(seen.blue()) / 4);
    }

    @Test
    void saysWhichCallFailed() {
        shop.once("GetMetricData", Fault.Effect.THROTTLE);

        assertThatThrownBy(this::hour)
                .isInstanceOf(TrafficControlException.class)
                .hasMessageStartingWith("CloudWatch GetMetricData failed for service shop-prod");
    }

    /** A deployment whose first traffic is on green. */
    private record Shift(String blueGroup, String greenGroup, Instant began) {}

    private Shift shift() {
        String blue = shop.look().primary().map(Revision::targetGroup).orElseThrow();
        String marker = "m" + shop.calls("CreateDeployment");
        String id =
                shop.backend.start(ShopAccount.canary(), shop.register(), new Marker(marker, Instant.EPOCH), List.of());
        shop.loop.runUntil(() -> shop.look().weights().containsValue(10));
        String green = shop.look().madeBy(id).map(Revision::targetGroup).orElseThrow();
        return new Shift(blue, green, shop.loop.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    private ObservedMinutes observe(Shift shift, Optional<Double> slowerThan) {
        Series series = new Series(shop.backend.loadBalancer(ShopAccount.TARGET), shift.blueGroup(), slowerThan);
        return source.observe(
                ShopAccount.TARGET,
                series,
                shift.greenGroup(),
                new Windows(
                        shift.began().minus(Duration.ofHours(1)), shift.began(), Judging.settled(shop.loop.instant())));
    }

    private BlueHour hour() {
        Instant until = Judging.settled(shop.loop.instant());
        String blue = shop.look().primary().map(Revision::targetGroup).orElseThrow();
        return source.blueHour(
                ShopAccount.TARGET,
                new Series(shop.backend.loadBalancer(ShopAccount.TARGET), blue, Optional.empty()),
                new Span(until.minus(Duration.ofHours(1)), until));
    }

    private static double sum(List<TargetGroupMinute> minutes) {
        return minutes.stream().mapToDouble(TargetGroupMinute::requests).sum();
    }

    private static double share(List<TargetGroupMinute> minutes) {
        return minutes.stream().mapToDouble(TargetGroupMinute::slow).sum() / sum(minutes);
    }
}
