package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.StackTemplate.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every stack of the app. */
@NeedsNode
class SynthesisTest {

    /** Properties that end in Name but name what somebody else owns, or what is within something of its own name. */
    private static final Set<String> OTHER_NAMES = Set.of(
            "AWS::ApiGatewayV2::Stage/StageName",
            "AWS::CloudWatch::Alarm/MetricName",
            "AWS::CodeDeploy::DeploymentGroup/DeploymentConfigName",
            "AWS::EC2::VPCEndpoint/ServiceName",
            "AWS::IAM::Policy/PolicyName",
            "AWS::Lambda::Alias/Name",
            "AWS::SNS::Topic/DisplayName");

    private static SynthesizedApp one;
    private static SynthesizedApp four;

    @BeforeAll
    static void synthesize() {
        one = SynthesizedApp.ofOneAccount();
        four = SynthesizedApp.ofFourAccounts();
    }

    @Test
    void asksAwsForNothing() {
        assertThat(one.assembly().getManifest().getMissing()).isNullOrEmpty();
        assertThat(four.assembly().getManifest().getMissing()).isNullOrEmpty();
        assertThat(one.stacks())
                .allSatisfy(stack -> assertThat(stack.json().toString()).doesNotContain("dummy1"));
    }

    @Test
    void warnsOfNothing() {
        assertThat(one.assembly().getStacks())
                .allSatisfy(stack -> assertThat(stack.getMessages()).isEmpty());
        assertThat(four.assembly().getStacks())
                .allSatisfy(stack -> assertThat(stack.getMessages()).isEmpty());
    }

    @Test
    void makesTheSameTemplatesToTheByteOfTheSameConfiguration() {
        for (SynthesizedApp app : List.of(one, four, SynthesizedApp.ofShared(), SynthesizedApp.ofMadeByEcs())) {
            assertThat(SynthesizedApp.of(app.configuration()).texts()).isEqualTo(app.texts());
        }
    }

    @Test
    void deploysEachEnvironmentIntoItsAccountAndRegion() {
        assertThat(place(four, "headgate-service-web-prod-longsuffix")).isEqualTo("aws://444444444444/eu-central-1");
        assertThat(place(four, "headgate-service-web-dev-longsuffix")).isEqualTo("aws://222222222222/us-east-1");
        assertThat(place(one, "headgate-service-web-prod")).isEqualTo("aws://111111111111/us-east-1");
    }

    @Test
    void endsEveryPhysicalNameInTheSuffix() {
        assertThat(four.stacks()).allSatisfy(stack -> {
            assertThat(stack.name()).endsWith("-longsuffix");
            assertThat(stack.resources())
                    .allSatisfy(resource -> resource.json().path("Properties").properties().stream()
                            .filter(property -> isPhysicalName(resource, property))
                            .forEach(name -> assertThat(name.getValue().asText())
                                    .as("%s of %s in %s", name.getKey(), resource.id(), stack.name())
                                    .contains("longsuffix")));
        });
    }

    @Test
    void limitsEveryRoleByTheBoundaryThatTheConfigurationNames() {
        assertThat(four.stacks().stream().flatMap(stack -> stack.resources("AWS::IAM::Role").stream()))
                .isNotEmpty()
                .allSatisfy(
                        role -> assertThat(role.property("/PermissionsBoundary").toString())
                                .as(role.id())
                                .contains(":policy/developer-boundary"));
        assertThat(one.stacks().stream().flatMap(stack -> stack.resources("AWS::IAM::Role").stream()))
                .allSatisfy(
                        role -> assertThat(role.property("/PermissionsBoundary").isMissingNode())
                                .isTrue());
    }

    @Test
    void leavesNothingBehind() {
        assertThat(four.stacks())
                .allSatisfy(stack -> assertThat(stack.resources())
                        .allSatisfy(resource -> assertThat(
                                        resource.json().path("DeletionPolicy").asText("Delete"))
                                .as("%s of %s", resource.id(), stack.name())
                                .isEqualTo("Delete")));
    }

    @Test
    void forgetsLogs() {
        assertThat(four.stacks())
                .allSatisfy(stack -> assertThat(stack.resources("AWS::Logs::LogGroup"))
                        .allSatisfy(group -> assertThat(
                                        group.property("/RetentionInDays").asInt())
                                .isPositive()));
    }

    @Test
    void tagsEveryStack() {
        assertThat(four.assembly().getStacks())
                .allSatisfy(stack -> assertThat(stack.getTags())
                        .containsKey("headgate:environment")
                        .containsEntry("headgate:installation", "headgate-longsuffix"));
    }

    private static String place(SynthesizedApp app, String stack) {
        return String.valueOf(app.assembly().getStackByName(stack).getManifest().getEnvironment());
    }

    private static boolean isPhysicalName(Resource resource, Map.Entry<String, JsonNode> property) {
        return property.getKey().endsWith("Name")
                && property.getValue().isTextual()
                && !OTHER_NAMES.contains(resource.type() + "/" + property.getKey());
    }
}
