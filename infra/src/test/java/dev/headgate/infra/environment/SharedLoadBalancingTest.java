package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.cxapi.CloudArtifact;

/** Several services on one load balancer: what is made once, what each service adds, and that they leave each other alone. */
@NeedsNode
class SharedLoadBalancingTest {

    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";

    private static SynthesizedApp app;
    private static StackTemplate shared;
    private static StackTemplate api;

    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.ofShared();
        shared = app.stack("headgate-load-balancer-prod");
        api = app.stack("headgate-service-api-prod");
    }

    @Test
    void isMadeOnceForAllThatHaveARule() {
        assertThat(app.stacks().stream()
                        .filter(it -> !it.resources("AWS::ElasticLoadBalancingV2::LoadBalancer")
                                .isEmpty())
                        .map(StackTemplate::name))
                .containsExactlyInAnyOrder(
                        "headgate-load-balancer-staging", "headgate-load-balancer-prod", "headgate-service-own-prod");
        assertThat(shared.resource("AWS::ElasticLoadBalancingV2::LoadBalancer")
                        .property("/Name")
                        .asText())
                .isEqualTo("headgate-prod-shared");
        assertThat(shared.resource("AWS::ElasticLoadBalancingV2::LoadBalancer")
                        .property("/Scheme")
                        .asText())
                .isEqualTo("internal");
    }

    @Test
    void answersByItselfWhatNoRuleFits() {
        assertThat(listeners(shared))
                .containsExactlyInAnyOrder("443 HTTPS fixed-response", "8080 HTTPS fixed-response", "80 HTTP redirect");
        assertThat(listeners(app.stack("headgate-load-balancer-staging")))
                .containsExactlyInAnyOrder("80 HTTP fixed-response", "8080 HTTP fixed-response");
        assertThat(shared.resources(LISTENER).stream()
                        .map(it -> it.property("/DefaultActions/0/FixedResponseConfig/StatusCode")
                                .asText("-")))
                .containsExactlyInAnyOrder("404", "404", "-");
    }

    private static List<String> listeners(StackTemplate stack) {
        return stack.resources(LISTENER).stream()
                .map(it -> it.property("/Port").asInt() + " "
                        + it.property("/Protocol").asText() + " "
                        + it.property("/DefaultActions/0/Type").asText())
                .toList();
    }

    @Test
    void leadsToAServiceByARuleOnEachListener() {
        String blue = api.resource(GROUP, "Name", "api-prod-blue").id();
        List<String> groups = api.resources(GROUP).stream().map(Resource::id).toList();

        assertThat(api.resources(LISTENER)).isEmpty();
        assertThat(groups).hasSize(2);
        assertThat(api.resources(RULE)).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.property("/Priority").asInt()).isEqualTo(10);
            assertThat(rule.property("/Conditions").toString())
                    .contains("\"host-header\"", "\"web.example.com\",\"shop.example.com\"")
                    .contains("\"path-pattern\"", "\"/api/*\"");
            assertThat(rule.property("/Actions/0/TargetGroupArn/Ref").asText()).isEqualTo(blue);
            // After an odd number of releases it leads to green.
            assertThat(texts(rule.json().get("DependsOn"))).containsAll(groups);
        });
        assertThat(api.resources(RULE).stream()
                        .map(it -> it.property("/ListenerArn/Fn::ImportValue").asText()))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.startsWith("headgate-load-balancer-prod:"));
    }

    @Test
    void waitsForBothRulesBeforeTheServiceIsMade() {
        assertThat(texts(api.resource("AWS::ECS::Service").json().get("DependsOn")))
                .containsAll(api.resources(RULE).stream().map(Resource::id).toList());
    }

    @Test
    void hasCodeDeployMoveItsOwnTargetGroupsOnTheSharedListeners() {
        JsonNode pair = api.resource("AWS::CodeDeploy::DeploymentGroup")
                .property("/LoadBalancerInfo/TargetGroupPairInfoList/0");

        assertThat(pair.at("/TargetGroups").toString()).contains("LoadBalancingBlue", "LoadBalancingGreen");
        assertThat(List.of(
                        pair.at("/ProdTrafficRoute/ListenerArns/0/Fn::ImportValue")
                                .asText(),
                        pair.at("/TestTrafficRoute/ListenerArns/0/Fn::ImportValue")
                                .asText()))
                .containsExactlyElementsOf(List.of(imported("ProductionRule"), imported("TestRule")));
    }

    private static String imported(String rule) {
        return api.resources(RULE).stream()
                .filter(it -> it.id().contains(rule))
                .map(it -> it.property("/ListenerArn/Fn::ImportValue").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Neither another service's rule nor what the listener does by default. */
    @Test
    void letsCodeDeployChangeTheRulesOfThisServiceOnly() {
        JsonNode statements = api.resources("AWS::IAM::Role").stream()
                .filter(role -> role.json().toString().contains("codedeploy.amazonaws.com"))
                .findFirst()
                .orElseThrow()
                .property("/Policies/0/PolicyDocument/Statement");

        assertThat(Tooling.elements(statements).filter(it -> it.toString().contains(":Modify")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.get("Action").asText()).isEqualTo("elasticloadbalancing:ModifyRule");
                    assertThat(Tooling.elements(it.get("Resource"))
                                    .map(one -> one.path("Ref").asText()))
                            .containsExactlyInAnyOrderElementsOf(api.resources(RULE).stream()
                                    .map(Resource::id)
                                    .toList());
                });
    }

    @Test
    void opensTheWayFromTheLoadBalancerToItsTasksInItsOwnStack() {
        Resource out = api.resource("AWS::EC2::SecurityGroupEgress");

        assertThat(out.property("/GroupId/Fn::ImportValue").asText()).startsWith("headgate-load-balancer-prod:");
        assertThat(out.property("/FromPort").asInt()).isEqualTo(9090);
        assertThat(out.property("/ToPort").asInt()).isEqualTo(9090);
        assertThat(api.resource("AWS::EC2::SecurityGroupIngress")
                        .property("/SourceSecurityGroupId/Fn::ImportValue")
                        .asText())
                .isEqualTo(out.property("/GroupId/Fn::ImportValue").asText());
        assertThat(shared.resources("AWS::EC2::SecurityGroupEgress")).isEmpty();
    }

    @Test
    void measuresTheServiceOnTheSharedLoadBalancer() {
        assertThat(app.stack("headgate-observability-prod")
                        .resource("AWS::CloudWatch::Alarm", "AlarmName", "api-prod-5xx")
                        .property("/Metrics")
                        .toString())
                .contains("headgate-load-balancer-prod:", "headgate-service-api-prod:");
    }

    @Test
    void saysWhereEachServiceIs() {
        assertThat(output(api, "Address")).isEqualTo("https://web.example.com:443/api/");
        assertThat(output(api, "TestAddress")).isEqualTo("https://web.example.com:8080/api/");
        assertThat(output(app.stack("headgate-service-web-staging"), "Address"))
                .isEqualTo("http://*.staging.example.com:80");
        assertThat(app.stack("headgate-service-api-staging")
                        .json()
                        .at("/Outputs/TestAddress/Value")
                        .toString())
                .contains("headgate-load-balancer-staging:", ":8080/api/");
    }

    private static String output(StackTemplate stack, String name) {
        return stack.json().at("/Outputs/" + name + "/Value").asText();
    }

    /** So that {@code cdk destroy} ends the services before what they share. */
    @Test
    void comesAfterTheNetworkAndBeforeItsServices() {
        assertThat(dependencies("headgate-service-api-prod"))
                .contains("headgate-load-balancer-prod", "headgate-network-prod");
        assertThat(dependencies("headgate-load-balancer-staging")).contains("headgate-network-staging");
        assertThat(dependencies("headgate-service-own-prod")).doesNotContain("headgate-load-balancer-prod");
    }

    private static List<String> dependencies(String stack) {
        return app.assembly().getStackByName(stack).getDependencies().stream()
                .map(CloudArtifact::getId)
                .toList();
    }

    /** But for the environment's deploy role and alarms, and the dashboard that lists these. */
    @Test
    void changesNothingThatIsSharedNorAnotherServiceForOneServiceMore() {
        Map<String, String> before = SynthesizedApp.of(services(2)).texts();
        Map<String, String> after = SynthesizedApp.of(services(3)).texts();

        Map<String, String> unchanged = new TreeMap<>(after);
        unchanged.keySet().removeIf(it -> it.contains("service-2"));
        assertThat(unchanged).containsOnlyKeys(before.keySet());
        assertThat(before.keySet().stream()
                        .filter(it -> !before.getOrDefault(it, "").equals(unchanged.get(it))))
                .containsExactlyInAnyOrder(
                        "headgate-access-prod", "headgate-observability-prod", "headgate-orchestrator");
    }

    /** The third is reached by the load balancer's own name, which the templates of the others do not need. */
    private static Configuration services(int count) {
        StringBuilder yaml = new StringBuilder("""
                headgate: 1
                region: us-east-1
                environments:
                  prod: {wave: 1, loadBalancer: {}}
                services:
                """);
        for (int i = 0; i < count; i++) {
            yaml.append("  service-%d: {port: 8080, environments: {prod: {rule: {%s, priority: %d}}}}\n"
                    .formatted(i, i == 2 ? "paths: [\"/*\"]" : "hosts: [h-%d.example.com]".formatted(i), i + 1));
        }
        return ConfigurationFile.parse(yaml.toString(), "headgate.yaml", "111111111111");
    }

    private static List<String> texts(JsonNode array) {
        return Tooling.elements(array).map(JsonNode::asText).toList();
    }
}
