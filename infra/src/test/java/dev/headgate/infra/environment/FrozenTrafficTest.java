package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
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
        StackTemplate stack = SynthesizedApp.ofOneAccount().stack("headgate-service-web-prod");

        assertFrozen(stack, carrying(stack), "frozen-traffic.json");
    }

    @Test
    void changesNothingThatCarriesTrafficOnASharedLoadBalancer() throws IOException {
        StackTemplate stack = SynthesizedApp.ofShared().stack("headgate-service-api-prod");

        assertFrozen(stack, carrying(stack), "frozen-shared-traffic.json");
    }

    @Test
    void changesNothingThatCarriesTrafficWhichEcsMoves() throws IOException {
        StackTemplate stack = SynthesizedApp.ofMadeByEcs().stack("headgate-service-web-prod");

        assertFrozen(stack, andWhatTheyName(stack), "frozen-ecs-traffic.json");
    }

    @Test
    void changesNothingThatCarriesTrafficWhichEcsMovesOnASharedLoadBalancer() throws IOException {
        StackTemplate stack = SynthesizedApp.ofMadeByEcs().stack("headgate-service-web-staging");

        assertFrozen(stack, andWhatTheyName(stack), "frozen-shared-ecs-traffic.json");
    }

    /** The seal knows these by name alone: it does not see that one is replaced, which updates whoever names it. */
    @Test
    void freezesWhatTheServiceNames() {
        StackTemplate stack = SynthesizedApp.ofMadeByEcs().stack("headgate-service-web-prod");
        Set<String> frozen = andWhatTheyName(stack);
        String service = stack.resource("AWS::ECS::Service").property("").toString();

        assertThat(stack.resources().filter(it -> service.contains("\"" + it.id() + "\"")))
                .extracting(Resource::type)
                .contains("AWS::EC2::SecurityGroup", "AWS::IAM::Role", "AWS::ElasticLoadBalancingV2::ListenerRule");
        assertThat(stack.resources().filter(it -> service.contains("\"" + it.id() + "\"")))
                .allMatch(it -> frozen.contains(it.id()));
        assertThat(frozen)
                .contains(stack.resource("AWS::ElasticLoadBalancingV2::LoadBalancer")
                        .id());
    }

    private static Set<String> carrying(StackTemplate stack) {
        return stack.resources()
                .filter(it -> FROZEN.contains(it.type()))
                .map(Resource::id)
                .collect(Collectors.toSet());
    }

    /** Also what these name, and so on: the tasks' security group, the load balancer, the role by which ECS moves traffic. */
    private static Set<String> andWhatTheyName(StackTemplate stack) {
        Set<String> all = carrying(stack);
        int before;
        do {
            before = all.size();
            String texts = stack.resources()
                    .filter(it -> all.contains(it.id()))
                    .map(it -> it.property("").toString())
                    .collect(Collectors.joining());
            stack.resources()
                    .map(Resource::id)
                    .filter(id -> texts.contains("\"" + id + "\""))
                    .forEach(all::add);
        } while (all.size() > before);
        return all;
    }

    private static void assertFrozen(StackTemplate stack, Set<String> ids, String golden) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode frozen = json.createObjectNode();
        stack.resources()
                .filter(resource -> ids.contains(resource.id()))
                .forEach(resource -> frozen.set(resource.id(), resource.json()));

        assertThat(json.writerWithDefaultPrettyPrinter().writeValueAsString(frozen))
                .as("""
                        The listeners, their rules, target groups, ECS service or deployment group of a service changed, or \
                        what ECS needs besides.
                        On a service that has been released, CloudFormation's update of a listener or rule puts production traffic \
                        back on the target group that the template names, which may have no tasks (aws/aws-cdk#36649); \
                        its update of the ECS service fails, because CodeDeploy controls it, or the seal lets no stack of a \
                        service that ECS moves be updated; another logical id or name replaces what is live, and so does another description of a security group. This holds for a \
                        new version of CDK, too.
                        If nothing of this reaches a deployed service, or its operators take the outage, write the new \
                        text to %s and say in the commit what they have to do.
                        """, golden)
                .isEqualTo(Files.readString(RESOURCES.resolve(golden)).stripTrailing());
    }
}
