package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headgate.analysis.HealthRule.Cause;
import dev.headgate.analysis.HealthRule.Unhealthy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthRuleTest {

    private static final HealthMinute HEALTHY = hosts(4);
    private static final HealthMinute BELOW = hosts(3);
    private static final HealthMinute UNKNOWN = new HealthMinute(Optional.empty(), 4, 100, 0);

    @Test
    void acceptsHealthyTargets() {
        assertThat(HealthRule.check(List.of(HEALTHY, HEALTHY, hosts(5)))).isEmpty();
        assertThat(HealthRule.check(List.of())).isEmpty();
    }

    @Test
    void rejectsTwoMinutesBelowTheDesiredCount() {
        assertThat(HealthRule.check(List.of(HEALTHY, BELOW, BELOW, HEALTHY)))
                .hasValue(new Unhealthy(3, Cause.HOSTS_BELOW_DESIRED));
    }

    @Test
    void forgivesASingleMinuteBelow() {
        assertThat(HealthRule.check(List.of(HEALTHY, BELOW, HEALTHY, BELOW, HEALTHY)))
                .isEmpty();
    }

    @Test
    void waitsForTargetsThatHaveNotBeenHealthyYet() {
        assertThat(HealthRule.check(List.of(BELOW, BELOW, BELOW, HEALTHY))).isEmpty();
    }

    @Test
    void takesAMinuteWithoutHostCountForNeither() {
        assertThat(HealthRule.check(List.of(HEALTHY, UNKNOWN, UNKNOWN, UNKNOWN)))
                .isEmpty();
        assertThat(HealthRule.check(List.of(HEALTHY, BELOW, UNKNOWN, BELOW)))
                .hasValue(new Unhealthy(4, Cause.HOSTS_BELOW_DESIRED));
    }

    @Test
    void rejectsConnectionErrorsOnHalfOfTheRequests() {
        assertThat(HealthRule.check(List.of(HEALTHY, connections(100, 50))))
                .hasValue(new Unhealthy(2, Cause.CONNECTION_ERRORS));
        assertThat(HealthRule.check(List.of(HEALTHY, connections(100, 49)))).isEmpty();
        assertThat(HealthRule.check(List.of(connections(0, 0)))).isEmpty();
    }

    @Test
    void refusesCountsThatCanNotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connections(Double.NaN, 0))
                .withMessageContaining("requests");
        assertThatIllegalArgumentException().isThrownBy(() -> hosts(-1)).withMessageContaining("healthyHosts");
    }

    private static HealthMinute hosts(double healthy) {
        return new HealthMinute(Optional.of(healthy), 4, 100, 0);
    }

    private static HealthMinute connections(double requests, double errors) {
        return new HealthMinute(Optional.of(4.0), 4, requests, errors);
    }
}
