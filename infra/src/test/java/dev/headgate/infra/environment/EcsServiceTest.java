package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that is made and whose traffic ECS moves: what a deployment by ECS cannot do without is there, and no more. */
@NeedsNode
class EcsServiceTest {

    private static final String SERVICE = "AWS::ECS::Service";
    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";

    private static SynthesizedApp app;
    private static StackTemplate own;
    private static StackTemplate shared;

    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.ofMadeByEcs();
        own = app.stack("headgate-service-web-prod");
        shared = app.stack("headgate-service-web-staging");
    }

    @Test
    void restsAsAServiceThatEcsDeploysBlueGreen() {
        assertThat(both().map(it -> it.resource(SERVICE))).allSatisfy(service -> {
            assertThat(service.property("/DeploymentController/Type").asText()).isEqualTo("ECS");
            assertThat(service.property("/DeploymentConfiguration").toString())
                    .isEqualTo("{\"BakeTimeInMinutes\":0,\"MaximumPercent\":200,\"MinimumHealthyPercent\":100,"
                            + "\"Strategy\":\"BLUE_GREEN\"}");
        });
    }

    /** Though prod is released in steps, behind a gate and under an alarm: each release brings these. */
    @Test
    void saysNothingOfHowItIsReleased() {
        assertThat(own.json().toString())
                .doesNotContain("LifecycleHooks", "LINEAR", "StepPercent", "web-prod-5xx", "CircuitBreaker");
    }

    @Test
    void makesNothingOfCodeDeploy() {
        assertThat(both())
                .allSatisfy(stack -> assertThat(stack.json().toString()).doesNotContainIgnoringCase("codedeploy"));
        // A custom deployment configuration would be made for a linear shift of 25 % every 2 minutes.
        assertThat(app.stacks()).extracting(StackTemplate::name).noneMatch(it -> it.startsWith("headgate-traffic-"));
    }

    @Test
    void knowsBothTargetGroupsAndARuleOfEachListener() {
        assertThat(both()).allSatisfy(stack -> {
            JsonNode balancing = stack.resource(SERVICE).property("/LoadBalancers/0");
            assertThat(List.of(
                            balancing.at("/TargetGroupArn/Ref").asText(),
                            balancing
                                    .at("/AdvancedConfiguration/AlternateTargetGroupArn/Ref")
                                    .asText()))
                    .containsExactlyElementsOf(ids(stack, GROUP));
            assertThat(List.of(
                            balancing
                                    .at("/AdvancedConfiguration/ProductionListenerRule/Ref")
                                    .asText(),
                            balancing
                                    .at("/AdvancedConfiguration/TestListenerRule/Ref")
                                    .asText()))
                    .containsExactlyElementsOf(ids(stack, RULE));
        });
    }

    @Test
    void namesBothTargetGroupsInEachRuleAndSendsAllToTheOneThatServes() {
        assertThat(both())
                .allSatisfy(stack -> assertThat(stack.resources(RULE))
                        .hasSize(2)
                        .allSatisfy(rule -> {
                            JsonNode groups = rule.property("/Actions/0/ForwardConfig/TargetGroups");
                            assertThat(Tooling.elements(groups)
                                            .map(it ->
                                                    it.at("/TargetGroupArn/Ref").asText()))
                                    .containsExactlyElementsOf(ids(stack, GROUP));
                            assertThat(Tooling.elements(groups)
                                            .map(it -> it.get("Weight").asInt()))
                                    .containsExactly(100, 0);
                        }));
    }

    @Test
    void isReachedOnALoadBalancerOfItsOwnByRulesForEverything() {
        assertThat(own.resources(LISTENER).stream()
                        .map(it -> it.property("/Port").asInt() + " "
                                + it.property("/DefaultActions/0/Type").asText()))
                .containsExactlyInAnyOrder("443 fixed-response", "8080 fixed-response", "80 redirect");
        assertThat(own.resources(RULE)).allSatisfy(rule -> {
            assertThat(rule.property("/Conditions").toString())
                    .isEqualTo("[{\"Field\":\"path-pattern\",\"PathPatternConfig\":{\"Values\":[\"/*\"]}}]");
            assertThat(rule.property("/Priority").asInt()).isEqualTo(50_000);
        });
        assertThat(own.resources(RULE).stream()
                        .map(it -> it.property("/ListenerArn/Ref").asText()))
                .doesNotHaveDuplicates()
                .isSubsetOf(ids(own, LISTENER));
        assertThat(own.json().at("/Outputs/TestAddress/Value").toString()).contains("https://", "DNSName", ":8080");
    }

    @Test
    void isReachedOnASharedLoadBalancerByTheRuleOfTheConfiguration() {
        assertThat(shared.resources(LISTENER)).isEmpty();
        assertThat(shared.resources(RULE)).allSatisfy(rule -> {
            assertThat(rule.property("/Priority").asInt()).isEqualTo(20);
            assertThat(rule.property("/Conditions").toString()).contains("\"web.example.com\"", "\"/shop/*\"");
        });
        assertThat(shared.json().at("/Outputs/Address/Value").asText()).isEqualTo("http://web.example.com:80/shop/");
        assertThat(shared.resource("AWS::EC2::SecurityGroupEgress")
                        .property("/GroupId/Fn::ImportValue")
                        .asText())
                .startsWith("headgate-load-balancer-staging:");
    }

    @Test
    void letsTheLoadBalancerCallItsTasks() {
        assertThat(both()).allSatisfy(stack -> {
            Resource way = stack.resource("AWS::EC2::SecurityGroupIngress");
            String tasks = stack.resource(SERVICE)
                    .property("/NetworkConfiguration/AwsvpcConfiguration/SecurityGroups/0/Fn::GetAtt/0")
                    .asText();
            assertThat(way.property("/GroupId/Fn::GetAtt/0").asText()).isEqualTo(tasks);
            assertThat(way.property("/FromPort").asInt()).isEqualTo(8080);
        });
    }

    @Test
    void letsEcsMoveTheTrafficOfThisServiceAndOfNoOther() {
        assertThat(both()).allSatisfy(stack -> {
            Resource role = stack.resources("AWS::IAM::Role").stream()
                    .filter(it -> it.json().toString().contains("\"ecs.amazonaws.com\""))
                    .findFirst()
                    .orElseThrow();
            assertThat(stack.resource(SERVICE)
                            .property("/LoadBalancers/0/AdvancedConfiguration/RoleArn/Fn::GetAtt/0")
                            .asText())
                    .isEqualTo(role.id());
            assertThat(role.property("/ManagedPolicyArns").isMissingNode()).isTrue();
            assertThat(resources(role, "elasticloadbalancing:RegisterTargets"))
                    .containsExactlyElementsOf(ids(stack, GROUP));
            assertThat(resources(role, "elasticloadbalancing:ModifyRule")).containsExactlyElementsOf(ids(stack, RULE));
            assertThat(role.json().toString()).doesNotContain("ModifyListener");
        });
    }

    private static List<String> resources(Resource role, String action) {
        return Tooling.elements(role.property("/Policies/0/PolicyDocument/Statement"))
                .filter(it -> it.get("Action").toString().contains("\"" + action + "\""))
                .flatMap(it -> Tooling.elements(it.get("Resource")))
                .map(it -> it.path("Ref").asText())
                .toList();
    }

    @Test
    void letsTheDeployRoleUpdateItAndPassNothingButTheRolesOfItsTasks() {
        JsonNode statements = app.stack("headgate-access-prod")
                .resource("AWS::IAM::Role")
                .property("/Policies/0/PolicyDocument/Statement");
        List<String> allowed = Tooling.elements(statements)
                .filter(it -> it.get("Effect").asText().equals("Allow"))
                .map(it -> it.get("Action") + " on " + it.get("Resource"))
                .toList();

        assertThat(allowed)
                .anySatisfy(it -> assertThat(it)
                        .contains("ecs:UpdateService")
                        .endsWith(" on \"arn:aws:ecs:eu-central-1:222222222222:service/headgate-prod/web-prod\""))
                .noneMatch(it -> it.contains("codedeploy"))
                .filteredOn(it -> it.contains("iam:PassRole"))
                .singleElement()
                .asString()
                .endsWith("[\"arn:aws:iam::222222222222:role/web-prod-execution\","
                        + "\"arn:aws:iam::222222222222:role/web-prod-task\"]");
    }

    @Test
    void leavesTheNumberOfTasksToScaling() {
        assertThat(both()).allSatisfy(stack -> {
            Resource service = stack.resource(SERVICE);
            Resource target = stack.resource("AWS::ApplicationAutoScaling::ScalableTarget");
            assertThat(service.property("/DesiredCount").isMissingNode()).isTrue();
            assertThat(target.property("/ResourceId").asText())
                    .isIn("service/headgate-prod/web-prod", "service/headgate-staging/web-staging");
            assertThat(target.property("/MinCapacity").asInt()).isEqualTo(2);
            assertThat(Tooling.elements(target.json().get("DependsOn")).map(JsonNode::asText))
                    .contains(service.id());
            assertThat(stack.resources("AWS::ApplicationAutoScaling::ScalingPolicy"))
                    .extracting(policy -> policy.property("/TargetTrackingScalingPolicyConfiguration/TargetValue")
                            .asInt())
                    .containsExactlyInAnyOrder(70, 80);
        });
    }

    @Test
    void waitsForBothRulesBeforeTheServiceIsMade() {
        assertThat(both())
                .allSatisfy(stack -> assertThat(
                                Tooling.elements(stack.resource(SERVICE).json().get("DependsOn"))
                                        .map(JsonNode::asText))
                        .containsAll(ids(stack, RULE)));
    }

    @Test
    void runsOnWhatTheConfigurationSays() {
        assertThat(own.resource(SERVICE).property("/EnableExecuteCommand").asBoolean())
                .isTrue();
        assertThat(own.resource(SERVICE).property("/CapacityProviderStrategy").toString())
                .isEqualTo("[{\"Base\":2,\"CapacityProvider\":\"FARGATE\",\"Weight\":1},"
                        + "{\"CapacityProvider\":\"FARGATE_SPOT\",\"Weight\":3}]");
        assertThat(own.resource(SERVICE).property("/LaunchType").isMissingNode())
                .isTrue();
        assertThat(shared.resource(SERVICE).property("/LaunchType").asText()).isEqualTo("FARGATE");
        // The placeholder, which the service is made with, and what the first release copies.
        assertThat(own.resources("AWS::ECS::TaskDefinition")).hasSize(2);
    }

    @Test
    void isMeasuredAndWatchedAsAnyOtherService() {
        assertThat(app.stack("headgate-observability-prod").resources("AWS::CloudWatch::Alarm").stream()
                        .map(it -> it.property("/AlarmName").asText()))
                .contains("web-prod-5xx", "web-prod-latency", "web-prod-unhealthy-hosts", "web-prod-running-tasks");
        assertThat(app.stack("headgate-observability-prod").json().toString())
                .contains("headgate-service-web-prod:", "\"wildcard\":\"*-prod-needs-attention\"");
    }

    private static Stream<StackTemplate> both() {
        return Stream.of(own, shared);
    }

    private static List<String> ids(StackTemplate stack, String type) {
        return stack.resources(type).stream().map(Resource::id).toList();
    }
}
