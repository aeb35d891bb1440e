package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headgate.aws.SsmConfigurationSource;
import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Service;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.testing.SampleDeployments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedSsmTest {

    private static final String PARAMETER = "/headgate/configuration";

    private final EventLoop loop = new EventLoop(NOON);
    private final Wire wire = new Wire(loop);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, wire);
    private final ConfigurationSource source = new SsmConfigurationSource(account::ssmClient, PARAMETER, loop);

    @Test
    void readsTheConfiguration() {
        Configuration configuration = configuration("bob@example.com", "web");
        account.ssm().deploy(configuration);

        assertThat(source.read()).isEqualTo(configuration);
    }

    @Test
    void readsServicesPageByPageWhereThereAreMany() {
        Configuration many = configuration(
                "bob@example.com",
                IntStream.range(100, 125).mapToObj(i -> "s" + i).toArray(String[]::new));
        account.ssm().deploy(many);

        assertThat(source.read()).isEqualTo(many);
        assertThat(wire.calls())
                .extracting(Call::operation)
                .containsExactly("GetParameter", "GetParametersByPath", "GetParametersByPath", "GetParametersByPath");
    }

    @Test
    void readsNoOtherServiceForWhoeverAsksAboutOne() {
        account.ssm().deploy(configuration("bob@example.com", "web", "api"));

        assertThat(source.about("web")).isEqualTo(configuration("bob@example.com", "web"));
        assertThat(wire.calls()).extracting(Call::operation).containsExactly("GetParameter", "GetParameter");
    }

    @Test
    void readsAllServicesForWhoeverAsksAboutOneThatIsNotThere() {
        account.ssm().deploy(configuration("bob@example.com", "api", "web"));

        assertThat(source.about("webb")).isEqualTo(configuration("bob@example.com", "api", "web"));
    }

    /** Systems Manager takes {@code web:1} for the first version of {@code web}. */
    @Test
    void asksForNoParameterByWhatCanBeNoServicesName() {
        account.ssm().deploy(configuration("bob@example.com", "web"));

        assertThat(source.about("web:1")).isEqualTo(configuration("bob@example.com", "web"));
        assertThat(wire.calls()).extracting(Call::operation).containsExactly("GetParameter", "GetParametersByPath");
    }

    @Test
    void keepsWhatItReadForOneMinute() {
        account.ssm().deploy(configuration("bob@example.com", "web"));
        source.about("web");
        account.ssm().deploy(configuration("robert@example.com", "web"));

        loop.runFor(Duration.ofSeconds(59));
        assertThat(source.about("web")).isEqualTo(configuration("bob@example.com", "web"));
        loop.runFor(Duration.ofSeconds(1));
        assertThat(source.about("web")).isEqualTo(configuration("robert@example.com", "web"));
        assertThat(wire.calls()).hasSize(4);
    }

    @Test
    void namesTheParameterThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(source::read)
                .withMessageStartingWith(
                        "The configuration parameter /headgate/configuration/installation does not exist");
    }

    @Test
    void namesTheParameterThatHoldsSomethingElse() {
        account.ssm().deploy(configuration("bob@example.com", "web"));
        account.ssm().put("/headgate/configuration/services/web", "{\"name\": 7}");

        assertThatIllegalStateException()
                .isThrownBy(source::read)
                .withMessageStartingWith(
                        "The configuration parameter /headgate/configuration/services/web holds no configuration: ")
                .withMessageContaining("name");
    }

    @Test
    void refusesAParameterThatNoTierHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.ssm().put(PARAMETER, "x".repeat(8 * 1024 + 1)))
                .withMessageContaining("at most 8192");
    }

    private static Configuration configuration(String bob, String... services) {
        return new Configuration(
                "",
                "111111111111",
                "eu-west-1",
                Map.of("bob", bob),
                Stream.of(services).map(SimulatedSsmTest::service).toList());
    }

    private static Service service(String name) {
        return new Service(
                name,
                name,
                "app",
                8080,
                new Service.ReleaseOn(List.of(name), List.of("v*")),
                List.of(SampleDeployments.environment("prod")));
    }
}
