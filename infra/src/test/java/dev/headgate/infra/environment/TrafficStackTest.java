package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.SynthesizedApp;
import org.junit.jupiter.api.Test;

@NeedsNode
class TrafficStackTest {

    @Test
    void isNotThereWhereCodeDeployHasAllThatIsNeeded() {
        assertThat(SynthesizedApp.ofOneAccount().stacks())
                .extracting(StackTemplate::name)
                .noneMatch(name -> name.startsWith("headgate-traffic"));
    }

    @Test
    void makesEachConfigurationOfAnAccountAndRegionOnce() {
        StackTemplate prod =
                SynthesizedApp.ofFourAccounts().stack("headgate-traffic-444444444444-eu-central-1-longsuffix");

        assertThat(prod.resources("AWS::CodeDeploy::DeploymentConfig"))
                .extracting(config -> config.property("/DeploymentConfigName").asText())
                .containsExactly(
                        "HeadgateLinear25PercentEvery2Minutes-longsuffix",
                        "HeadgateCanary20Percent7Minutes-longsuffix");
    }

    @Test
    void shiftsAsTheConfigurationSays() {
        StackTemplate staging =
                SynthesizedApp.ofFourAccounts().stack("headgate-traffic-333333333333-us-east-1-longsuffix");

        assertThat(staging.resource("AWS::CodeDeploy::DeploymentConfig")
                        .property("/TrafficRoutingConfig")
                        .toString())
                .isEqualTo(
                        "{\"TimeBasedCanary\":{\"CanaryInterval\":7,\"CanaryPercentage\":20},\"Type\":\"TimeBasedCanary\"}");
    }

    @Test
    void isDeployedBeforeTheGroupsThatNameIt() {
        assertThat(SynthesizedApp.ofFourAccounts()
                        .assembly()
                        .getStackByName("headgate-service-web-prod-longsuffix")
                        .getDependencies())
                .extracting(artifact -> artifact.getId())
                .contains("headgate-traffic-444444444444-eu-central-1-longsuffix");
    }
}
