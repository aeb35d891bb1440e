package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An installation of 100 services stays within what AWS takes; docs/deploying.md says how to try it with ten environments each. */
@NeedsNode
class ManyServicesTest {

    private static SynthesizedApp many;

    @BeforeAll
    static void synthesize() {
        many = SynthesizedApp.of(ManyServices.mostlyInOne(100, 10));
    }

    @Test
    void staysWithinEveryLimit() {
        assertThat(TemplateLimits.exceededBy(many)).isEmpty();
    }

    /** That a stack has more than 400 of its 500 resources is information, and shows that this test would see a warning. */
    @Test
    void warnsOfNothing() throws IOException {
        List<String> said = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of(many.assembly().getDirectory()), "*.json")) {
            for (Path file : files) {
                Pattern.compile("aws:cdk:(info|warning|error)")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(it -> said.add(it.group(1)));
            }
        }
        assertThat(said).contains("info").doesNotContain("warning", "error");
    }

    @Test
    void findsNothingInTheStacksThatListManyServices() {
        assertThat(new AwsSolutionsChecks(many.app()).validateScope(many.app()).getSuccess())
                .isTrue();
    }

    /**
     * In the largest template of each kind: a stack that lists services or environments is as long as it gets, and those of one
     * service differ by names alone, but for a pipeline, which the largest one has. GrowthTest looks at every template.
     */
    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        Map<String, String> templates = CfnLint.largestOfEachKind(many);

        assertThat(templates)
                .containsOnlyKeys(
                        "headgate-access-ENVIRONMENT",
                        "headgate-attention-ENVIRONMENT",
                        "headgate-delivery-SERVICE",
                        "headgate-network-ENVIRONMENT",
                        "headgate-observability-ENVIRONMENT",
                        "headgate-orchestrator",
                        "headgate-service-SERVICE-ENVIRONMENT");
        assertThat(CfnLint.findings(templates.values())).isEmpty();
    }

    /** What one policy has no room for is in the next, and nothing is in none or open to all. */
    @Test
    void letsTheDeployRoleReachEachServiceInAsManyPoliciesAsItTakes() {
        List<StackTemplate.Resource> policies =
                many.stack("headgate-access-stage-9").resources("AWS::IAM::ManagedPolicy");

        assertThat(policies).hasSizeBetween(4, 10);
        for (String action : List.of("codedeploy:CreateDeployment", "ecs:DescribeServices", "iam:PassRole")) {
            List<String> reached = policies.stream()
                    .flatMap(it -> Tooling.elements(it.property("/PolicyDocument/Statement")))
                    .map(Tooling.Statement::new)
                    .filter(it -> it.allows(action))
                    .flatMap(it -> it.resources().stream())
                    .toList();
            assertThat(reached)
                    .doesNotHaveDuplicates()
                    .hasSize(action.equals("iam:PassRole") ? 200 : 100)
                    .allMatch(arn -> arn.matches(".*service-of-a-team-\\d{3}-stage-9.*"));
        }
    }

    /** But for the environment's deploy role and alarms. */
    @Test
    void changesNoOtherStackForOneServiceMore() {
        Map<String, String> before =
                SynthesizedApp.of(ManyServices.everywhere(2, 2)).texts();
        Map<String, String> after =
                SynthesizedApp.of(ManyServices.everywhere(3, 2)).texts();

        Map<String, String> unchanged = new TreeMap<>(after);
        unchanged.entrySet().removeIf(it -> it.getKey().contains("service-of-a-team-002"));
        assertThat(unchanged).containsOnlyKeys(before.keySet());
        before.entrySet().removeIf(unchanged.entrySet()::contains);
        assertThat(before.keySet())
                .containsExactlyInAnyOrder(
                        "headgate-access-stage-0",
                        "headgate-access-stage-1",
                        "headgate-observability-stage-0",
                        "headgate-observability-stage-1",
                        // Its dashboard lists the alarms of services in the tooling account, as long as they are few.
                        "headgate-orchestrator");
    }

    /** A test that sees no limit would be no proof. */
    @Test
    void seesWhatIsTooMuch() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        ObjectNode resources = json.putObject("Resources");
        for (int i = 0; i < 501; i++) {
            resources.putObject("Topic" + i).put("Type", "AWS::SNS::Topic");
        }
        resources
                .putObject("Long")
                .put("Type", "AWS::Events::Rule")
                .putObject("Properties")
                .putObject("EventPattern")
                .put("source", "x".repeat(2048));

        assertThat(TemplateLimits.exceededBy(new StackTemplate("fat", json), 1_000_001))
                .isEqualTo(List.of(
                        "fat: template is 1000001, and at most 1000000 is taken",
                        "fat: resources is 502, and at most 500 is taken",
                        "fat: Long is 2061, and at most 2048 is taken"));
    }
}
