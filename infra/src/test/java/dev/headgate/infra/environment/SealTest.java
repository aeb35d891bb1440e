package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No change of headgate.yaml has a stack update what moves traffic: what would is refused before anything has changed. */
@NeedsNode
class SealTest {

    /** What carries the traffic of a service whose traffic ECS moves. */
    private static final Set<String> CARRYING = Set.of(
            "AWS::ECS::Service",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::TargetGroup");

    /** Those of it that a deployment changes. */
    private static final Set<String> MOVED = Set.of("AWS::ECS::Service", "AWS::ElasticLoadBalancingV2::ListenerRule");

    private static final String SEAL = "AWS::SSM::Parameter";

    private static final String FILE = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com}
            environments:
              prod: {wave: 1, loadBalancer: {}}
            services:
              web:
                port: 8080
                environments:
                  prod:
                    controller: ecs
                    rule: {hosts: [web.example.com], priority: 20}
                    strategy: allAtOnce
              own:
                port: 8080
                environments:
                  prod:
                    controller: ecs
            """;

    private static SynthesizedApp before;

    @BeforeAll
    static void synthesize() {
        before = app(FILE);
    }

    /** Each in turn, of both services. */
    static List<String> harmless() {
        return List.of(
                "strategy: {canary: {percent: 5, interval: 3m}}",
                "bake: 3h",
                "gates: [{before: traffic, approvers: [alice]}]",
                "alarms: [web-prod-5xx]",
                "judge: {enabled: false}\n alarms: [other]",
                "greenUpWithin: 55m",
                "blockScanFindings: HIGH",
                "hosting: {cpu: 1024, memory: 4096, minTasks: 5, maxTasks: 50}",
                "task: {environment: {MODE: fast}, logRetention: 90}",
                "task: {command: [run]}",
                "task: {role: {policies: [\"arn:aws:iam::111111111111:policy/tables\"]}}",
                "task: {secrets: {KEY: \"arn:aws:secretsmanager:us-east-1:111111111111:secret:key-AbCdEf\"}}",
                "task: {sidecars: {log: {image: \"example.com/log:1\"}}}");
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void nothingThatCarriesTrafficFollowsFromHowAServiceIsReleasedNorFromWhatItsTasksAre(String rules) {
        SynthesizedApp after = app(withRules(rules));

        for (String service : List.of("web", "own")) {
            assertThat(carrying(after, service)).isEqualTo(carrying(before, service));
            assertThat(seal(after, service).id())
                    .isEqualTo(seal(before, service).id());
        }
        assertThat(after.texts()).isNotEqualTo(before.texts());
    }

    @Test
    void nothingOfOneServiceFollowsFromAnother() {
        SynthesizedApp after =
                app(FILE + "  more: {port: 9090, environments: {prod: {rule: {paths: [\"/more/*\"], priority: 1}}}}\n");

        assertThat(carrying(after, "web")).isEqualTo(carrying(before, "web"));
        assertThat(carrying(after, "own")).isEqualTo(carrying(before, "own"));
    }

    /** Of a target group, what changes is how its targets are asked; of a listener, its certificate: no weight is in either. */
    @Test
    void whatMovesDoesNotFollowFromHealthPathNorCertificate() {
        SynthesizedApp after = app(
                FILE.replace("port: 8080\n", "port: 8080\n    healthPath: /health\n")
                        + "        hosting: {certificate: \"arn:aws:acm:us-east-1:111111111111:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11\"}\n");

        assertThat(carrying(after, "own")).isNotEqualTo(carrying(before, "own"));
        assertThat(moved(after, "own")).isEqualTo(moved(before, "own"));
        assertThat(moved(after, "web")).isEqualTo(moved(before, "web"));
        assertThat(carrying(after, "own").values())
                .noneMatch(it -> it.contains("Listener\"") && it.contains("\"forward\""));
    }

    /** What would be an update of what moves. */
    static List<UnaryOperator<String>> refused() {
        return List.of(
                file -> file.replace("web.example.com", "shop.example.com"),
                file -> file.replace("hosts: [web.example.com]", "hosts: [web.example.com], paths: [\"/a/*\"]"),
                file -> file.replace("priority: 20", "priority: 10"),
                file -> file.replace("port: 8080", "port: 9090"),
                file -> file.replace("port: 8080\n", "port: 8080\n    container: app\n"),
                file -> withRules(file, "task: {execCommand: true}"),
                file -> withRules(file, "task: {capacity: {FARGATE: 1, FARGATE_SPOT: 1}}"),
                file -> file.replace(
                        "loadBalancer: {}",
                        "loadBalancer: {internal: true}, network: {vpc: vpc-0a1b2c3d4e5f60718, privateSubnets: "
                                + "[subnet-0a1b2c3d4e5f60714, subnet-0a1b2c3d4e5f60715], publicSubnets: "
                                + "[subnet-0a1b2c3d4e5f60716, subnet-0a1b2c3d4e5f60717]}"));
    }

    /** Another seal of the same name: Systems Manager refuses it, and all that has changed waits for it. */
    @ParameterizedTest
    @MethodSource("refused")
    void whatWouldMoveWaitsForASealThatCannotBeMade(UnaryOperator<String> change) {
        SynthesizedApp after = app(change.apply(FILE));

        assertThat(moved(after, "web")).isNotEqualTo(moved(before, "web"));
        assertThat(seal(after, "web").id()).isNotEqualTo(seal(before, "web").id());
        assertThat(seal(after, "web").property("/Name"))
                .isEqualTo(seal(before, "web").property("/Name"));
    }

    @Test
    void allThatMovesWaitsForTheSeal() {
        for (String service : List.of("web", "own")) {
            StackTemplate stack = stack(before, service);
            String seal = seal(before, service).id();
            assertThat(stack.resources().filter(it -> MOVED.contains(it.type())))
                    .hasSize(3)
                    .allSatisfy(it -> assertThat(dependencies(it)).contains(seal));
            // Names of roles and of a log group are in the way of a stack of the other controller.
            assertThat(dependencies(seal(before, service)))
                    .containsExactly(stack.resource("AWS::ECS::TaskDefinition").id());
        }
    }

    @Test
    void isOfOneInstallation() {
        assertThat(seal(before, "web").property("/Name").asText()).isEqualTo("/headgate/sealed/web-prod");
        assertThat(app(FILE.replace("headgate: 1\n", "headgate: 1\nenvironmentSuffix: alice\n"))
                        .stack("headgate-service-web-prod-alice")
                        .resource(SEAL)
                        .property("/Name")
                        .asText())
                .isEqualTo("/headgate-alice/sealed/web-prod-alice");
    }

    /** CloudFormation creates before it deletes: at the first name that is there already, it goes back. */
    @Test
    void anotherControllerUpdatesNothingAndFailsAtNames() {
        SynthesizedApp codeDeploy = app(FILE.replace("controller: ecs", "controller: codedeploy"));

        for (String service : List.of("web", "own")) {
            StackTemplate ecs = stack(before, service);
            StackTemplate other = stack(codeDeploy, service);
            Set<String> inBoth = new TreeSet<>(ids(ecs));
            inBoth.retainAll(ids(other));
            assertThat(inBoth).isEmpty();
            for (String name : List.of("/ServiceName", "/RoleName", "/LogGroupName")) {
                assertThat(names(ecs, name)).isNotEmpty().isEqualTo(names(other, name));
            }
            // A second creation of these would succeed, and going back would delete what serves.
            assertThat(names(ecs, "/Name")).doesNotContainAnyElementsOf(names(other, "/Name"));
        }
    }

    private static Set<String> names(StackTemplate stack, String pointer) {
        return stack.resources()
                .map(it -> it.property(pointer))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(StackTemplate stack) {
        return stack.resources().map(Resource::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> dependencies(Resource resource) {
        return Tooling.elements(resource.json().get("DependsOn"))
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, String> carrying(SynthesizedApp app, String service) {
        return resources(app, service, CARRYING);
    }

    private static Map<String, String> moved(SynthesizedApp app, String service) {
        return resources(app, service, MOVED);
    }

    private static Map<String, String> resources(SynthesizedApp app, String service, Set<String> types) {
        Map<String, String> resources = new TreeMap<>();
        stack(app, service)
                .resources()
                .filter(it -> types.contains(it.type()))
                .forEach(it -> resources.put(it.id(), it.json().toString()));
        return resources;
    }

    private static Resource seal(SynthesizedApp app, String service) {
        return stack(app, service).resource(SEAL);
    }

    private static StackTemplate stack(SynthesizedApp app, String service) {
        return app.stack("headgate-service-" + service + "-prod");
    }

    private static String withRules(String rules) {
        return withRules(FILE, rules);
    }

    private static String withRules(String file, String rules) {
        String lines = Stream.of(rules.split("\n"))
                .map(it -> "        " + it.strip() + "\n")
                .collect(Collectors.joining());
        return file.replace("        strategy: allAtOnce\n", "")
                .replace("        controller: ecs\n", "        controller: ecs\n" + lines);
    }

    private static SynthesizedApp app(String file) {
        return SynthesizedApp.of(ConfigurationFile.parse(file, "headgate.yaml", "111111111111"));
    }
}
