package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.simulator.wire.Call;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A look reads what may have changed, and nothing else. */
class FewestCallsTest {

    private final ShopAccount shop = ShopAccount.thatMovesTrafficAtOnce();
    private final String id =
            shop.backend.start(ShopAccount.canary(), shop.register(), new Marker("m", Instant.EPOCH), List.of());

    /** Behind the load balancer there is nothing to be seen yet. */
    @Test
    void whileTasksComeUpTheLoadBalancerIsNotAsked() {
        shop.loop.runFor(Duration.ofSeconds(30));

        assertThat(callsOf(Remembered.NOTHING))
                .containsExactlyInAnyOrder("GetDeployment", "GetDeploymentTarget", "DescribeServices");
    }

    @Test
    void whileTrafficMovesGreenAloneIsLookedAt() {
        shop.loop.runUntil(() -> shop.look().weights().containsValue(10));

        assertThat(callsOf(Remembered.NOTHING))
                .containsExactlyInAnyOrder(
                        "GetDeployment",
                        "GetDeploymentTarget",
                        "DescribeServices",
                        "DescribeRules",
                        "DescribeTargetHealth");
    }

    @Test
    void whatHasPassedAndWhatIsKnownIsNotReadAgain() {
        shop.loop.runUntil(() -> shop.progress(id).pastTraffic());
        Observation first = observe(Remembered.NOTHING);
        Remembered before =
                new Remembered(OptionalInt.of(first.green().orElseThrow().healthy()), Optional.of(first.progress()));

        assertThat(callsOf(before)).containsExactlyInAnyOrder("GetDeployment", "DescribeServices", "DescribeRules");
        assertThat(observe(before)).isEqualTo(first);
    }

    @Test
    void thatItHasEndedIsSeenAllTheSame() {
        shop.loop.runUntil(() -> shop.progress(id).pastTraffic());
        Remembered before = new Remembered(
                OptionalInt.empty(), Optional.of(observe(Remembered.NOTHING).progress()));
        shop.backend.retireBlue(ShopAccount.TARGET, id);
        shop.loop.runUntil(() -> shop.progress(id).stage() == Stage.SUCCEEDED);

        assertThat(observe(before)).isEqualTo(observe(Remembered.NOTHING));
    }

    private List<String> callsOf(Remembered before) {
        int already = shop.wire.calls().size();
        Observation unused = observe(before);
        return shop.wire.calls().stream().skip(already).map(Call::operation).toList();
    }

    private Observation observe(Remembered before) {
        return shop.backend.observe(ShopAccount.TARGET, List.of(), id, before);
    }
}
