package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.balancing.Balancer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class ServiceStackTest {

    private static SynthesizedApp app;
    private static StackTemplate web;

    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.ofOneAccount();
        web = app.stack("headgate-service-web-prod");
    }

    @Test
    void isDeployedByCodeDeploy() {
        Resource service = web.resource("AWS::ECS::Service");

        assertThat(service.property("/DeploymentController/Type").asText()).isEqualTo("CODE_DEPLOY");
        assertThat(service.property("/ServiceName").asText()).isEqualTo("web-prod");
        assertThat(service.property("/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp")
                        .asText())
                .isEqualTo("DISABLED");
    }

    @Test
    void namesNoRevisionSoThatANewOneInTheStackLeavesTheServiceAlone() {
        assertThat(web.resource("AWS::ECS::Service").property("/TaskDefinition").asText())
                .isEqualTo("web-prod");
        assertThat(web.resource("AWS::ECS::TaskDefinition").property("/Family").asText())
                .isEqualTo("web-prod");
    }

    @Test
    void leavesTheNumberOfTasksToScaling() {
        assertThat(web.resource("AWS::ECS::Service").property("/DesiredCount").isMissingNode())
                .isTrue();
        Resource target = web.resource("AWS::ApplicationAutoScaling::ScalableTarget");
        assertThat(target.property("/MinCapacity").asInt()).isEqualTo(2);
        assertThat(target.property("/MaxCapacity").asInt()).isEqualTo(10);
        assertThat(web.resources("AWS::ApplicationAutoScaling::ScalingPolicy"))
                .extracting(policy -> policy.property("/TargetTrackingScalingPolicyConfiguration/TargetValue")
                        .asInt())
                .containsExactlyInAnyOrder(70, 80);
    }

    /** A command would be carried over to the service's own image with the rest of the revision. */
    @Test
    void bootstrapsByAVariableAndWithoutACommand() {
        JsonNode container = web.resource("AWS::ECS::TaskDefinition")
                .property("/ContainerDefinitions")
                .get(0);

        assertThat(container.has("Command")).isFalse();
        assertThat(container.has("EntryPoint")).isFalse();
        assertThat(container.at("/Environment/0/Name").asText()).isEqualTo("PORT");
        assertThat(container.at("/Environment/0/Value").asText()).isEqualTo("8080");
        assertThat(container.at("/PortMappings/0/ContainerPort").asInt()).isEqualTo(8080);
    }

    @Test
    void waitsForBothListenersBeforeTheServiceIsMade() {
        List<String> listeners = web.resources("AWS::ElasticLoadBalancingV2::Listener").stream()
                .map(Resource::id)
                .toList();

        assertThat(texts(web.resource("AWS::ECS::Service").json().get("DependsOn")))
                .containsAll(listeners);
    }

    /** After an odd number of releases they lead to green, and CloudFormation refuses to delete what a listener leads to. */
    @Test
    void deletesBothListenersBeforeEitherTargetGroup() {
        List<String> groups = web.resources("AWS::ElasticLoadBalancingV2::TargetGroup").stream()
                .map(Resource::id)
                .toList();

        assertThat(groups).hasSize(2);
        assertThat(web.resources("AWS::ElasticLoadBalancingV2::Listener"))
                .hasSize(2)
                .allSatisfy(listener ->
                        assertThat(texts(listener.json().get("DependsOn"))).containsAll(groups));
    }

    @Test
    void startsBothListenersAtTheGroupThatServes() {
        String blue = web.resource("AWS::ElasticLoadBalancingV2::TargetGroup", "Name", "web-prod-blue")
                .id();

        assertThat(web.resources("AWS::ElasticLoadBalancingV2::Listener"))
                .hasSize(2)
                .allSatisfy(listener -> assertThat(listener.property("/DefaultActions/0/TargetGroupArn/Ref")
                                .asText())
                        .isEqualTo(blue));
    }

    @Test
    void runsOnWhatTheConfigurationSays() {
        StackTemplate prod = SynthesizedApp.ofFourAccounts().stack("headgate-service-web-prod-longsuffix");
        Resource task = prod.resource("AWS::ECS::TaskDefinition");
        Resource scaling = prod.resource("AWS::ApplicationAutoScaling::ScalableTarget");

        assertThat(task.property("/Cpu").asText()).isEqualTo("1024");
        assertThat(task.property("/Memory").asText()).isEqualTo("4096");
        assertThat(scaling.property("/MinCapacity").asInt()).isEqualTo(3);
        assertThat(scaling.property("/MaxCapacity").asInt()).isEqualTo(30);
        assertThat(prod.resources("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .allSatisfy(group ->
                        assertThat(group.property("/HealthCheckPath").asText()).isEqualTo("/health"));
    }

    @Test
    void speaksHttpsWhereThereIsACertificateAndSendsEverybodyThere() {
        StackTemplate prod = SynthesizedApp.ofFourAccounts().stack("headgate-service-web-prod-longsuffix");

        assertThat(prod.resources("AWS::ElasticLoadBalancingV2::Listener"))
                .extracting(listener -> listener.property("/Port").asInt() + " "
                        + listener.property("/Protocol").asText() + " "
                        + listener.property("/DefaultActions/0/Type").asText() + " "
                        + listener.property("/Certificates/0/CertificateArn").asText("-"))
                .containsExactlyInAnyOrder(
                        "443 HTTPS forward arn:aws:acm:eu-central-1:444444444444:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11",
                        "8080 HTTPS forward arn:aws:acm:eu-central-1:444444444444:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11",
                        "80 HTTP redirect -");
    }

    @Test
    void opensTheTestListenerToItsOwnNetworkOnly() {
        JsonNode ingress = web.resource("AWS::EC2::SecurityGroup", "GroupDescription", "Who may call the load balancer")
                .property("/SecurityGroupIngress");

        assertThat(elements(ingress))
                .filteredOn(rule -> rule.get("FromPort").asInt() == Balancer.TEST_PORT)
                .hasSize(2)
                .allSatisfy(rule ->
                        assertThat(rule.at("/CidrIp/Fn::Join").toString()).contains("NatAddress"));
    }

    @Test
    void keepsNamesOfLoadBalancingWithinTheirLimit() {
        StackTemplate longest =
                SynthesizedApp.ofFourAccounts().stack("headgate-service-a-service-of-24-letters1-prod-longsuffix");

        assertThat(longest.resources("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .extracting(group -> group.property("/Name").asText())
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).hasSizeLessThanOrEqualTo(32).endsWith("-longsuffix"));
        assertThat(longest.resource("AWS::ElasticLoadBalancingV2::LoadBalancer")
                        .property("/Name")
                        .asText())
                .hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void stopsAndRollsBackByTheConfiguredAlarms() {
        Resource group = web.resource("AWS::CodeDeploy::DeploymentGroup");

        assertThat(elements(group.property("/AlarmConfiguration/Alarms")))
                .extracting(alarm -> alarm.get("Name").asText())
                .containsExactly("web-prod-5xx", "web-prod-latency");
        assertThat(group.property("/AlarmConfiguration/IgnorePollAlarmFailure").asBoolean())
                .isFalse();
        assertThat(texts(group.property("/AutoRollbackConfiguration/Events")))
                .containsExactlyInAnyOrder(
                        "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM");
    }

    @Test
    void rollsBackWithoutAlarmsToo() {
        Resource group = app.stack("headgate-service-web-dev").resource("AWS::CodeDeploy::DeploymentGroup");

        assertThat(texts(group.property("/AutoRollbackConfiguration/Events")))
                .containsExactlyInAnyOrder("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST");
    }

    @Test
    void holdsTrafficBackForLongerThanTheGateStands() {
        Resource group = web.resource("AWS::CodeDeploy::DeploymentGroup");

        assertThat(group.property("/BlueGreenDeploymentConfiguration/DeploymentReadyOption")
                        .toString())
                .isEqualTo("{\"ActionOnTimeout\":\"STOP_DEPLOYMENT\",\"WaitTimeInMinutes\":180}");
    }

    @Test
    void waitsUntilGreenWasSeenHealthyAlsoWhereNoGateStandsBeforeTraffic() {
        Resource group = app.stack("headgate-service-web-staging").resource("AWS::CodeDeploy::DeploymentGroup");

        assertThat(group.property("/BlueGreenDeploymentConfiguration/DeploymentReadyOption")
                        .toString())
                .isEqualTo("{\"ActionOnTimeout\":\"STOP_DEPLOYMENT\",\"WaitTimeInMinutes\":60}");
    }

    @Test
    void keepsBlueForLongerThanTheBakeMayBecome() {
        assertThat(web.resource("AWS::CodeDeploy::DeploymentGroup")
                        .property("/BlueGreenDeploymentConfiguration/TerminateBlueInstancesOnDeploymentSuccess")
                        .toString())
                .isEqualTo("{\"Action\":\"TERMINATE\",\"TerminationWaitTimeInMinutes\":130}");
    }

    @Test
    void pullsItsOwnRepositoryOfTheToolingAccountOnly() {
        String policy = SynthesizedApp.ofFourAccounts()
                .stack("headgate-service-a-service-of-24-letters1-prod-longsuffix")
                .resource("AWS::IAM::Policy")
                .json()
                .toString();

        assertThat(policy).contains("\"arn:aws:ecr:us-east-1:111111111111:repository/shop/app-longsuffix\"");
    }

    @Test
    void letsCodeDeployCreateTaskSetsOfThisServiceOnly() {
        assertThat(elements(codeDeployMay()))
                .filteredOn(statement -> statement.get("Action").asText().equals("ecs:CreateTaskSet"))
                .singleElement()
                .satisfies(create -> assertThat(create.at("/Condition/ArnEquals/ecs:service"))
                        .extracting(JsonNode::asText)
                        .containsExactly(
                                "arn:aws:ecs:us-east-1:111111111111:service/headgate-prod/web-prod",
                                "arn:aws:ecs:us-east-1:111111111111:service/web-prod"));
    }

    private static JsonNode codeDeployMay() {
        return web.resources("AWS::IAM::Role").stream()
                .filter(role -> role.json().toString().contains("codedeploy.amazonaws.com"))
                .findFirst()
                .orElseThrow()
                .property("/Policies/0/PolicyDocument/Statement");
    }

    @Test
    void letsCodeDeployPassTheTaskRolesAndNoOther() {
        assertThat(elements(codeDeployMay()))
                .filteredOn(statement -> statement.get("Action").asText().equals("iam:PassRole"))
                .singleElement()
                .satisfies(pass -> {
                    assertThat(elements(pass.get("Resource")))
                            .hasSize(2)
                            .allSatisfy(
                                    role -> assertThat(role.at("/Fn::GetAtt/0").asText())
                                            .startsWith("Task"));
                    assertThat(pass.at("/Condition/StringEquals/iam:PassedToService")
                                    .asText())
                            .isEqualTo("ecs-tasks.amazonaws.com");
                });
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }
}
