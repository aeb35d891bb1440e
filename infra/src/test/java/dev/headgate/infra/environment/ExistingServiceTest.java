package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.SynthesizedApp;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a service that is there already nothing is made but what deploys it and hears of it. */
@NeedsNode
class ExistingServiceTest {

    private static SynthesizedApp app;

    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.ofExisting();
    }

    @Test
    void nothingOfItIsMade() {
        assertThat(app.stacks())
                .extracting(StackTemplate::name)
                .containsExactlyInAnyOrder(
                        "headgate-traffic-222222222222-eu-central-1",
                        "headgate-access-staging",
                        "headgate-access-prod",
                        "headgate-observability-prod",
                        "headgate-orchestrator",
                        "headgate-delivery-storefront");
        assertThat(app.stacks().stream().flatMap(it -> types(it).stream()))
                .doesNotContain(
                        "AWS::EC2::VPC",
                        "AWS::ECS::Cluster",
                        "AWS::ECS::Service",
                        "AWS::ECS::TaskDefinition",
                        "AWS::CodeDeploy::DeploymentGroup",
                        "AWS::ElasticLoadBalancingV2::LoadBalancer");
    }

    @Test
    void itsOwnNamesAreWhatTheRoleMayTouch() {
        assertThat(resourcesOf("prod", "ecs:RegisterTaskDefinition"))
                .containsExactly("arn:aws:ecs:eu-central-1:222222222222:task-definition/shop-task:*");
        assertThat(resourcesOf("prod", "ecs:DescribeServices"))
                .containsExactly("arn:aws:ecs:eu-central-1:222222222222:service/shop/storefront");
        assertThat(resourcesOf("prod", "codedeploy:CreateDeployment"))
                .containsExactly("arn:aws:codedeploy:eu-central-1:222222222222:deploymentgroup:shop-app/shop-prod");
        assertThat(resourcesOf("prod", "iam:PassRole"))
                .containsExactly(
                        "arn:aws:iam::222222222222:role/shop-task",
                        "arn:aws:iam::222222222222:role/tasks/shop-execution");
    }

    /** A task definition without roles needs none, and then passing any is denied. */
    @Test
    void rolesThatNobodyNamedAreNotPassed() {
        assertThat(resourcesOf("staging", "iam:PassRole")).isEmpty();
        assertThat(statements("staging", "Deny")
                        .filter(it -> it.get("Action") != null
                                && texts(it.get("Action")).contains("iam:PassRole")))
                .singleElement()
                .satisfies(it -> assertThat(texts(it.get("Resource"))).containsExactly("*"));
    }

    @Test
    void itsEventsReachTheToolingAccount() {
        assertThat(app.stack("headgate-observability-prod").json().toString())
                .contains("\"application\":[\"shop-app\"]")
                .contains("\"alarmName\":[{\"wildcard\":\"*-prod-needs-attention\"},\"shop-5xx\"");
    }

    /** Its cluster may not count tasks at all, and nobody knows how many it must have. */
    @Test
    void alarmsAreMadeOfItWhereTheyAreWanted() {
        JsonNode resources = app.stack("headgate-observability-prod").json().get("Resources");
        List<JsonNode> alarms = StreamSupport.stream(resources.spliterator(), false)
                .filter(it -> it.get("Type").asText().equals("AWS::CloudWatch::Alarm"))
                .filter(it -> it.toString().contains("storefront-prod-"))
                .toList();

        assertThat(alarms)
                .extracting(it -> it.at("/Properties/AlarmName").asText())
                .containsExactlyInAnyOrder(
                        "storefront-prod-5xx", "storefront-prod-latency", "storefront-prod-unhealthy-hosts");
        assertThat(alarms)
                .allSatisfy(it -> assertThat(it.toString())
                        .contains(
                                "\"app/shop/50dc6c495c0c9188\"",
                                "\"targetgroup/shop-1/73e2d6bc24d8a067\"",
                                "\"targetgroup/shop-2/09f6f2c7a9d24e11\""));
        assertThat(types(app.stack("headgate-observability-prod"))).contains("AWS::CloudWatch::CompositeAlarm");
        assertThat(app.stacks()).extracting(StackTemplate::name).doesNotContain("headgate-observability-staging");
    }

    private static Set<String> types(StackTemplate stack) {
        Set<String> types = new java.util.TreeSet<>();
        stack.json().get("Resources").forEach(it -> types.add(it.get("Type").asText()));
        return types;
    }

    private static List<String> resourcesOf(String environment, String action) {
        return statements(environment, "Allow")
                .filter(it -> texts(it.get("Action")).contains(action))
                .flatMap(it -> texts(it.get("Resource")).stream())
                .toList();
    }

    private static Stream<JsonNode> statements(String environment, String effect) {
        JsonNode role = app.stack("headgate-access-" + environment)
                .resource("AWS::IAM::Role")
                .property("/Policies/0/PolicyDocument/Statement");
        return StreamSupport.stream(role.spliterator(), false)
                .filter(it -> it.get("Effect").asText().equals(effect));
    }

    private static List<String> texts(JsonNode one) {
        return one.isArray()
                ? StreamSupport.stream(one.spliterator(), false)
                        .map(ExistingServiceTest::text)
                        .toList()
                : List.of(text(one));
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : node.toString();
    }
}
