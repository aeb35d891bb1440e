package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What headgate.yaml says that tasks need, in the template. */
@NeedsNode
class TaskNeedsTest {

    private static StackTemplate web;
    private static StackTemplate api;
    private static Resource needed;
    private static Resource placeholder;

    @BeforeAll
    static void synthesize() {
        SynthesizedApp app = SynthesizedApp.ofContainers();
        web = app.stack("headgate-service-web-prod");
        api = app.stack("headgate-service-api-prod");
        needed = definition("Needed");
        placeholder = definition("Definition");
    }

    /** Else the service would never come up: the placeholder has no such command, and no curl. */
    @Test
    void givesThePlaceholderNothingOfIt() {
        JsonNode container = placeholder.property("/ContainerDefinitions");

        assertThat(container).hasSize(1);
        assertThat(container.get(0).has("Command")).isFalse();
        assertThat(container.get(0).has("HealthCheck")).isFalse();
        assertThat(container.get(0).at("/Environment")).hasSize(1);
        assertThat(placeholder.property("/RuntimePlatform").isMissingNode()).isTrue();
    }

    /** The service names no revision, and would otherwise be made with the newer one. */
    @Test
    void registersWhatReleasesCopyOnceTheServiceIsThere() {
        assertThat(texts(needed.json().get("DependsOn")))
                .contains(web.resource("AWS::ECS::Service").id());
        assertThat(needed.property("/Family")).isEqualTo(placeholder.property("/Family"));
        assertThat(web.resource("AWS::ECS::Service").json().get("DependsOn").toString())
                .doesNotContain(needed.id());
    }

    @Test
    void givesTheReleasedContainerWhatItNeeds() {
        JsonNode container = needed.property("/ContainerDefinitions/0");

        assertThat(container.get("Name").asText()).isEqualTo("web");
        assertThat(container.at("/Environment").toString())
                .isEqualTo("[{\"Name\":\"PORT\",\"Value\":\"80\"},{\"Name\":\"LOG_LEVEL\",\"Value\":\"warn\"}]");
        assertThat(container.at("/Secrets/0/ValueFrom").asText()).endsWith(":secret:shop/db-a1B2c3:password::");
        assertThat(texts(container.get("Command"))).containsExactly("serve", "--verbose");
        assertThat(container.at("/HealthCheck/Interval").asInt()).isEqualTo(10);
        assertThat(container.at("/DependsOn").toString())
                .contains("\"ContainerName\":\"logs\"", "\"Condition\":\"START\"");
        assertThat(container.at("/LogConfiguration/LogDriver").asText()).isEqualTo("awsfirelens");
        assertThat(container.at("/MountPoints")).hasSize(2);
        assertThat(needed.property("/RuntimePlatform/CpuArchitecture").asText()).isEqualTo("ARM64");
        assertThat(needed.property("/EphemeralStorage/SizeInGiB").asInt()).isEqualTo(50);
    }

    @Test
    void startsSidecarsBesideIt() {
        JsonNode router = needed.property("/ContainerDefinitions/1");
        JsonNode metrics = needed.property("/ContainerDefinitions/2");

        assertThat(router.at("/FirelensConfiguration/Type").asText()).isEqualTo("fluentbit");
        assertThat(router.at("/LogConfiguration/LogDriver").asText()).isEqualTo("awslogs");
        assertThat(metrics.get("Essential").asBoolean()).isFalse();
        assertThat(metrics.at("/PortMappings/0/ContainerPort").asInt()).isEqualTo(4317);
    }

    @Test
    void mountsFileSystemsEncryptedAndByTheAccessPoint() {
        JsonNode uploads = needed.property("/Volumes/0/EFSVolumeConfiguration");

        assertThat(uploads.get("TransitEncryption").asText()).isEqualTo("ENABLED");
        assertThat(uploads.at("/AuthorizationConfig/AccessPointId").asText()).isEqualTo("fsap-0a1b2c3d4e5f60718");
        assertThat(uploads.at("/AuthorizationConfig/IAM").asText()).isEqualTo("ENABLED");
        assertThat(web.json().path("Outputs").has("TaskSecurityGroup")).isTrue();
    }

    @Test
    void letsAnyUserOfAContainerListenOnPort80() {
        assertThat(List.of(placeholder, needed))
                .allSatisfy(definition -> assertThat(definition
                                .property("/ContainerDefinitions/0/SystemControls")
                                .toString())
                        .contains("\"Namespace\":\"net.ipv4.ip_unprivileged_port_start\"", "\"Value\":\"0\""));
    }

    @Test
    void mayReadJustTheseSecrets() {
        assertThat(statement("ReadSecrets").toString())
                .contains("\"arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/db-a1B2c3\"")
                .doesNotContain("password");
        assertThat(texts(statement("ReadParameters").get("Resource")))
                .containsExactlyInAnyOrder(
                        "arn:aws:ssm:us-east-1:111111111111:parameter/shop/licence",
                        "arn:aws:ssm:us-east-1:111111111111:parameter/shop/key");
        assertThat(statement("DecryptSecrets").get("Action").asText()).isEqualTo("kms:Decrypt");
        assertThat(statement("PullImages").get("Resource").toString())
                .contains("arn:aws:ecr:us-east-1:222222222222:repository/shop/metrics");
    }

    @Test
    void actsAsARoleWithThePoliciesThatAreNamed() {
        Resource role = web.resource("AWS::IAM::Role", "RoleName", "web-prod-task");

        assertThat(role.property("/ManagedPolicyArns").toString()).contains("policy/AmazonDynamoDBReadOnlyAccess");
        assertThat(statement("RunCommands").get("Action").toString()).contains("ssmmessages:OpenDataChannel");
        assertThat(web.json().toString()).contains("elasticfilesystem:AccessPointArn", "elasticfilesystem:ClientWrite");
        assertThat(web.resource("AWS::ECS::Service")
                        .property("/EnableExecuteCommand")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void actsAsTheRoleThatExistsAndLetsItBePassed() {
        assertThat(api.resources("AWS::IAM::Role"))
                .noneMatch(role -> role.property("/RoleName").asText().equals("api-prod-task"));
        assertThat(api.resources("AWS::IAM::Policy"))
                .allSatisfy(policy ->
                        assertThat(policy.property("/Roles").toString()).doesNotContain("api-tasks"));
        assertThat(SynthesizedApp.ofContainers()
                        .stack("headgate-access-prod")
                        .json()
                        .toString())
                .contains(":role/api-tasks")
                .doesNotContain(":role/api-prod-task");
    }

    @Test
    void splitsTasksBetweenFargateAndSpotWhereItIsSaid() {
        Resource service = web.resource("AWS::ECS::Service");

        assertThat(service.property("/CapacityProviderStrategy").toString())
                .isEqualTo("[{\"Base\":2,\"CapacityProvider\":\"FARGATE\",\"Weight\":1},"
                        + "{\"CapacityProvider\":\"FARGATE_SPOT\",\"Weight\":3}]");
        assertThat(service.property("/LaunchType").isMissingNode()).isTrue();
        assertThat(SynthesizedApp.ofContainers()
                        .stack("headgate-network-prod")
                        .resources("AWS::ECS::ClusterCapacityProviderAssociations"))
                .hasSize(1);
        assertThat(SynthesizedApp.ofContainers()
                        .stack("headgate-network-dev")
                        .resources("AWS::ECS::ClusterCapacityProviderAssociations"))
                .isEmpty();
    }

    @Test
    void keepsLogsForAsLongAsItIsSaid() {
        assertThat(web.resource("AWS::Logs::LogGroup")
                        .property("/RetentionInDays")
                        .asInt())
                .isEqualTo(90);
    }

    @Test
    void buildsForTheProcessorsThatItRunsOn() {
        assertThat(SynthesizedApp.ofContainers().stack("headgate-delivery-web").resources("AWS::CodeBuild::Project"))
                .isNotEmpty()
                .allSatisfy(project -> assertThat(
                                project.property("/Environment/Type").asText())
                        .isEqualTo("ARM_CONTAINER"));
    }

    private static Resource definition(String id) {
        return web.resources("AWS::ECS::TaskDefinition").stream()
                .filter(it -> it.id().startsWith("Task" + id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode statement(String sid) {
        return web.resources("AWS::IAM::Policy").stream()
                .flatMap(policy -> elements(policy.property("/PolicyDocument/Statement")).stream())
                .filter(it -> it.path("Sid").asText().equals(sid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement " + sid));
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }
}
