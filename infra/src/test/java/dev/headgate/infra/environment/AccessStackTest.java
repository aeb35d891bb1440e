package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.json.Json;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.TrustPolicy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class AccessStackTest {

    private static final Set<DeployAction.On> OF_ECS = Set.of(
            DeployAction.On.SERVICE_OF_ECS, DeployAction.On.SERVICE_DEPLOYMENT, DeployAction.On.SERVICE_REVISION);

    private static Resource role;

    @BeforeAll
    static void synthesize() {
        role = SynthesizedApp.ofFourAccounts()
                .stack("headgate-access-prod-longsuffix")
                .resource("AWS::IAM::Role");
    }

    @Test
    void trustsOneFunctionOfTheToolingAccountThatKnowsTheExternalId() {
        assertThat(role.property("/RoleName").asText()).isEqualTo("headgate-deploy-prod-longsuffix");
        assertThat(role.property("/AssumeRolePolicyDocument/Statement").toString())
                .isEqualTo("""
                [{"Action":"sts:AssumeRole","Condition":{\
                "ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:role/headgate-deployment-function-longsuffix"},\
                "StringEquals":{"sts:ExternalId":"headgate-prod-longsuffix"}},\
                "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"}}]""");
    }

    @Test
    void isTrustedAsTheDoctorDemands() {
        TrustPolicy demanded = TrustPolicy.of(SynthesizedApp.ofFourAccounts().configuration(), "prod");
        PolicyDocument written = PolicyDocument.trust(
                Json.tree(role.property("/AssumeRolePolicyDocument").toString()));

        assertThat(demanded.objection(written)).isEmpty();
        assertThat(written).isEqualTo(demanded.document());
    }

    /** Its services are CodeDeploy's: LeastPrivilegeTest has others. */
    @Test
    void allowsWhatTheCodeCallsAndNothingElse() {
        assertThat(statements("Allow").flatMap(it -> texts(it.get("Action"))))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                DeployAction.CALLED.stream(), DeployAction.IMPLIED.stream())
                        .flatMap(actions ->
                                actions.filter(it -> !OF_ECS.contains(it.on())).map(DeployAction::name))
                        .collect(() -> new java.util.ArrayList<>(List.of("iam:PassRole")), List::add, List::addAll));
    }

    @Test
    void namesResourcesWhereverAnActionTakesThem() {
        List<String> unlimited = DeployAction.CALLED.stream()
                .filter(action -> action.on() == DeployAction.On.NOTHING)
                .map(DeployAction::name)
                .toList();

        assertThat(statements("Allow")
                        .filter(it -> it.get("Resource").toString().contains("\"*\"")))
                .singleElement()
                .satisfies(it -> assertThat(texts(it.get("Action"))).containsExactlyInAnyOrderElementsOf(unlimited));
    }

    @Test
    void reachesTheEnvironmentsOwnServicesOnly() {
        assertThat(statements("Allow")
                        .filter(it -> it.get("Action").toString().contains("codedeploy:CreateDeployment"))
                        .flatMap(it -> texts(it.get("Resource"))))
                .containsExactlyInAnyOrder(
                        "arn:aws:codedeploy:eu-central-1:444444444444:deploymentgroup:web-prod-longsuffix/web-prod-longsuffix",
                        "arn:aws:codedeploy:eu-central-1:444444444444:deploymentgroup:a-service-of-24-letters1-prod-longsuffix/a-service-of-24-letters1-prod-longsuffix");
    }

    @Test
    void worksInTheEnvironmentsRegionOnly() {
        assertThat(statements("Allow").filter(it -> !it.get("Action").toString().contains("iam:PassRole")))
                .allSatisfy(it -> assertThat(it.at("/Condition/StringEquals/aws:RequestedRegion")
                                .asText())
                        .isEqualTo("eu-central-1"));
        assertThat(denial("NoOtherRegion")
                        .at("/Condition/StringNotEquals/aws:RequestedRegion")
                        .asText())
                .isEqualTo("eu-central-1");
    }

    @Test
    void passesTheTaskRolesToTasksOnly() {
        JsonNode pass = statements("Allow")
                .filter(it -> it.get("Action").asText().equals("iam:PassRole"))
                .findFirst()
                .orElseThrow();

        assertThat(texts(pass.get("Resource")))
                .containsExactlyInAnyOrder(
                        "arn:aws:iam::444444444444:role/web-prod-task-longsuffix",
                        "arn:aws:iam::444444444444:role/web-prod-execution-longsuffix",
                        "arn:aws:iam::444444444444:role/a-service-of-24-letters1-prod-task-longsuffix",
                        "arn:aws:iam::444444444444:role/a-service-of-24-letters1-prod-execution-longsuffix");
        assertThat(pass.at("/Condition/StringEquals/iam:PassedToService").asText())
                .isEqualTo("ecs-tasks.amazonaws.com");
        assertThat(texts(denial("NoOtherRole").get("NotResource")))
                .containsExactlyInAnyOrderElementsOf(texts(pass.get("Resource")).toList());
    }

    /** The names that the roles really get are in other stacks. */
    @Test
    void passesRolesThatExist() {
        List<String> made =
                SynthesizedApp.ofFourAccounts()
                        .stack("headgate-service-web-prod-longsuffix")
                        .resources("AWS::IAM::Role")
                        .stream()
                        .map(it -> it.property("/RoleName").asText())
                        .filter(name -> !name.isEmpty())
                        .toList();

        assertThat(made).containsExactlyInAnyOrder("web-prod-task-longsuffix", "web-prod-execution-longsuffix");
    }

    @Test
    void deniesWhatNoPolicyMayEverOpen() {
        assertThat(texts(denial("NoIdentityChanges").get("Action")))
                .contains("iam:Attach*", "iam:Create*", "iam:Put*", "iam:Update*", "sts:AssumeRole*");
        assertThat(texts(denial("NoOtherGroup").get("Action")))
                .containsExactly("codedeploy:CreateDeployment", "codedeploy:UpdateDeploymentGroup");
        assertThat(denial("NoOtherGroup").get("NotResource")).hasSize(2);
    }

    private static JsonNode denial(String sid) {
        return statements("Deny")
                .filter(it -> it.path("Sid").asText().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> statements(String effect) {
        return elements(role.property("/Policies/0/PolicyDocument/Statement"))
                .filter(it -> it.get("Effect").asText().equals(effect));
    }

    private static Stream<String> texts(JsonNode one) {
        return one.isTextual() ? Stream.of(one.asText()) : elements(one).map(JsonNode::asText);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
