package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headgate.aws.SsmConfigurationSource;
import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Service;
import dev.headgate.json.Json;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.testing.SampleDeployments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedSsmTest {

    private static final String PARAMETER = "/headgate/configuration";

    private final EventLoop loop = new EventLoop(NOON);
    private final Wire wire = new Wire(loop);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, wire);
    private final ConfigurationSource source = new SsmConfigurationSource(account.ssmClient(), PARAMETER, loop);

    @Test
    void readsTheConfiguration() {
        Configuration configuration = configuration("one");
        account.ssm().put(PARAMETER, Json.write(configuration));

        assertThat(source.read()).isEqualTo(configuration);
    }

    @Test
    void keepsWhatItReadForOneMinute() {
        account.ssm().put(PARAMETER, Json.write(configuration("one")));
        source.read();
        account.ssm().put(PARAMETER, Json.write(configuration("two")));

        loop.runFor(Duration.ofSeconds(59));
        assertThat(source.read()).isEqualTo(configuration("one"));
        loop.runFor(Duration.ofSeconds(1));
        assertThat(source.read()).isEqualTo(configuration("two"));
        assertThat(wire.calls()).hasSize(2);
    }

    @Test
    void namesTheParameterThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(source::read)
                .withMessageStartingWith("The configuration parameter /headgate/configuration does not exist");
    }

    @Test
    void namesTheParameterThatHoldsSomethingElse() {
        account.ssm().put(PARAMETER, "{\"environmentSuffix\": 7}");

        assertThatIllegalStateException()
                .isThrownBy(source::read)
                .withMessageStartingWith("The configuration parameter /headgate/configuration holds no configuration: ")
                .withMessageContaining("environmentSuffix");
    }

    @Test
    void refusesAParameterThatNoTierHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.ssm().put(PARAMETER, "x".repeat(8 * 1024 + 1)))
                .withMessageContaining("at most 8192");
    }

    private static Configuration configuration(String suffix) {
        Service service = new Service(
                "web",
                "web",
                "app",
                8080,
                new Service.ReleaseOn(List.of("web"), List.of("v*")),
                List.of(SampleDeployments.environment("prod")));
        return new Configuration(
                suffix, "111111111111", "eu-west-1", Map.of("alice", "alice@example.com"), List.of(service));
    }
}
