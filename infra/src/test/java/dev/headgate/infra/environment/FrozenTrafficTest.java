package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.SynthesizedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What CodeDeploy or ECS rewires must never change once it has been deployed. */
@NeedsNode
class FrozenTrafficTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private static final Set<String> FROZEN = Set.of(
            "AWS::CodeDeploy::DeploymentGroup",
            "AWS::ECS::Service",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::SSM::Parameter");

    @Test
    void changesNothingThatCarriesTraffic() throws IOException {
        assertFrozen(SynthesizedApp.ofOneAccount().stack("headgate-service-web-prod"), "frozen-traffic.json");
    }

    @Test
    void changesNothingThatCarriesTrafficOnASharedLoadBalancer() throws IOException {
        assertFrozen(SynthesizedApp.ofShared().stack("headgate-service-api-prod"), "frozen-shared-traffic.json");
    }

    @Test
    void changesNothingThatCarriesTrafficWhichEcsMoves() throws IOException {
        assertFrozen(SynthesizedApp.ofMadeByEcs().stack("headgate-service-web-prod"), "frozen-ecs-traffic.json");
    }

    @Test
    void changesNothingThatCarriesTrafficWhichEcsMovesOnASharedLoadBalancer() throws IOException {
        assertFrozen(
                SynthesizedApp.ofMadeByEcs().stack("headgate-service-web-staging"), "frozen-shared-ecs-traffic.json");
    }

    private static void assertFrozen(StackTemplate stack, String golden) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode frozen = json.createObjectNode();
        stack.resources()
                .filter(resource -> FROZEN.contains(resource.type()))
                .forEach(resource -> frozen.set(resource.id(), resource.json()));

        assertThat(json.writerWithDefaultPrettyPrinter().writeValueAsString(frozen))
                .as("""
                        The listeners, their rules, target groups, ECS service or deployment group of a service changed.
                        On a service that has been released, CloudFormation's update of a listener or rule puts production traffic \
                        back on the target group that the template names, which may have no tasks (aws/aws-cdk#36649); \
                        its update of the ECS service fails, because CodeDeploy controls it, or the seal lets no stack of a \
                        service that ECS moves be updated; another logical id or name replaces what is live. This holds for a \
                        new version of CDK, too.
                        If nothing of this reaches a deployed service, or its operators take the outage, write the new \
                        text to %s and say in the commit what they have to do.
                        """, golden)
                .isEqualTo(Files.readString(RESOURCES.resolve(golden)).stripTrailing());
    }
}
