package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.wire.RateLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many releases at once in one account and region; {@code CrowdRun} of the benchmarks plays a thousand. */
class CrowdTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: SERVICE-prod}\n";
    private static final String CODE_DEPLOY = "";
    private static final int ATTEMPTS = 4;

    /** Half of what AWS takes is left for others, and nothing is refused. */
    @ParameterizedTest
    @ValueSource(strings = {CODE_DEPLOY, ECS})
    void ofManyAtOnceTheGoodAreDeployedAndTheBadRolledBackWithinHalfOfTheLimits(String backend) {
        Crowd crowd = crowd(backend, 30, 1, 0.5);

        assertAllEndAsTheyShould(crowd.play());
        assertThat(crowd.use().values())
                .filteredOn(it -> it.limit().isPublished())
                .allSatisfy(it -> assertThat(it.busiestMinutePerSecond())
                        .isLessThanOrEqualTo(it.limit().perSecond() / 2));
    }

    /** As where others leave next to nothing: what cannot be seen is no harm, and no reason to roll back. */
    @ParameterizedTest
    @ValueSource(strings = {CODE_DEPLOY, ECS})
    void wherePartOfTheCallsIsRefusedTheGoodAreDeployedAllTheSame(String backend) {
        Crowd crowd = crowd(backend, 20, 0.12, 0.12);

        List<Crowd.Ended> ends = crowd.play();

        assertThat(crowd.use().values().stream()
                        .mapToLong(RateLimits.Use::refused)
                        .sum())
                .isPositive();
        assertAllEndAsTheyShould(ends);
    }

    private static void assertAllEndAsTheyShould(List<Crowd.Ended> ends) {
        assertThat(ends)
                .allSatisfy(it ->
                        assertThat(it.outcome()).as(it.toString()).isEqualTo(it.bad() ? "ROLLED_BACK" : "DEPLOYED"));
        assertThat(ends)
                .filteredOn(Crowd.Ended::bad)
                .allSatisfy(it -> assertThat(it.answered())
                        .as(it.toString())
                        .hasValueSatisfying(after -> assertThat(after).isLessThanOrEqualTo(Duration.ofMinutes(2))));
    }

    private static Crowd crowd(String backend, int services, double burst, double rate) {
        return new Crowd(
                new Crowd.Plan(
                        services,
                        5,
                        Duration.ofMinutes(1),
                        backend
                                + "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [SERVICE-prod-5xx]\n",
                        ATTEMPTS,
                        42),
                new Definitions(Path.of("..", "statemachine")),
                new RateLimits(burst, rate));
    }
}
