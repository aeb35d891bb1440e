package dev.headgate.simulator.scenario;

import static dev.headgate.simulator.environment.service.Front.OWN;
import static dev.headgate.simulator.environment.service.Front.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.Front.Plain;
import dev.headgate.simulator.environment.service.Placement;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** Services as teams have them: a release succeeds on each, or is refused in words that say what to do. */
class ShapesTest {

    private static final String AT_ONCE = PromiseScene.AT_ONCE;
    private static final String CANARY =
            "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String UNJUDGED = "judge: {enabled: false}\n";
    private static final String EXISTING = "existing: {cluster: shop, service: storefront, codeDeploy:"
            + " {application: shop-app, deploymentGroup: shop-group}}\n";
    private static final RuleCondition HOST = when("host-header", "web.example.com");
    private static final RuleCondition PATH = when("path-pattern", "/web/*");

    /** @param rules of the environment */
    record Released(String what, String rules, ServiceShape shape) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** @param words that the refusal must hold, its cure among them */
    record Refused(String what, String rules, ServiceShape shape, List<String> words) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Released> released() {
        return Stream.of(
                new Released("as Headgate makes it", AT_ONCE, behind(OWN)),
                new Released("existing, by names of its own", CANARY + EXISTING, behind(OWN)),
                new Released("behind a rule", CANARY, behind(OWN.byRules(HOST))),
                new Released("behind two rules", CANARY, behind(OWN.byRules(HOST, PATH))),
                new Released("port 80 redirects to it", AT_ONCE, behind(OWN.with(Plain.REDIRECTS))),
                new Released("two groups before the first", AT_ONCE, behind(OWN.namingBothGroups())),
                new Released("sticky", CANARY, behind(OWN.keepingClients())),
                new Released("on Spot", CANARY, on(Placement.by("FARGATE", "FARGATE_SPOT"))),
                new Released("on an older platform", AT_ONCE, on(Placement.FARGATE.onPlatform("1.3.0"))),
                new Released("on instances by a strategy", AT_ONCE, on(Placement.by("our-instances"))),
                new Released("on instances", AT_ONCE, on(Placement.EC2)),
                new Released("internal", AT_ONCE, behind(OWN.insideOnly())),
                new Released("no test listener, in steps", CANARY, behind(OWN.withoutTestListener())),
                new Released(
                        "no test listener, two groups",
                        AT_ONCE,
                        behind(OWN.withoutTestListener().namingBothGroups())),
                new Released("network load balancer", AT_ONCE + UNJUDGED, behind(OWN.onNetworkLoadBalancer())));
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused(
                        "port 80 forwards to it too",
                        AT_ONCE,
                        behind(OWN.with(Plain.FORWARDS)),
                        List.of("moves the production listener's traffic only", "redirect to the production")),
                new Refused(
                        "network load balancer in steps",
                        CANARY + UNJUDGED,
                        behind(OWN.onNetworkLoadBalancer()),
                        List.of("network load balancer", "all at once only", "strategy: allAtOnce")),
                new Refused(
                        "network load balancer with a judge",
                        AT_ONCE,
                        behind(OWN.onNetworkLoadBalancer()),
                        List.of("counts neither requests nor answers", "judge: {enabled: false}")),
                new Refused(
                        "nobody could see green before traffic",
                        AT_ONCE,
                        behind(OWN.withoutTestListener()),
                        List.of("nobody could see green healthy", "add a test listener")));
    }

    @ParameterizedTest
    @MethodSource
    void released(Released it) {
        PromiseScene scene = scene(it.rules(), it.shape());

        scene.deploy("d1", "v3").untilClosed("d1");
        scene.deploy("d2", "v4").untilClosed("d2");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.end("d2")).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
        assertRunsOn(primary(scene), it.shape().placement());
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused it) {
        PromiseScene scene = scene(it.rules(), it.shape());

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED").contains(it.words());
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.calls("CreateDeployment")).isZero();
        assertThat(scene.calls("RegisterTaskDefinition")).isZero();
    }

    @ParameterizedTest
    @MethodSource("released")
    void broughtBack(Released it) {
        PromiseScene scene = scene(it.rules(), it.shape());
        scene.prod().makeImageSick(scene.stage().digest("v3"));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertRunsOn(primary(scene), it.shape().placement());
    }

    @Test
    void aSharedLoadBalancersOtherServicesKeepTheirTraffic() {
        PromiseScene scene =
                scene(CANARY, behind(OWN.sharing("all").byRules(HOST).with(Plain.REDIRECTS)));
        for (int other = 0; other < 12; other++) {
            addService(
                    scene, "other-" + other, OWN.sharing("all").byRules(when("host-header", other + ".example.com")));
        }

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.prod().trafficView("other-7").revisions())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.percent()).isEqualTo(100);
                });
        List<Rule> rules = rules(scene);
        assertThat(rules).hasSize(10);
        assertThat(rules.stream().filter(it -> it.actions().getFirst().targetGroupArn() == null))
                .singleElement()
                .satisfies(it -> assertThat(it.conditions()).containsExactly(HOST));
    }

    @Test
    void everyContainerOfTheReleasedImageGetsTheNewOneAndSidecarsStay() {
        PromiseScene scene = scene(AT_ONCE, ServiceShape.OWN);
        String blue = containers(scene).getFirst().image();
        scene.prod()
                .reshape(
                        scene.service(),
                        ServiceShape.OWN.with(
                                ServiceShape.container("migrate", blue),
                                ServiceShape.container("envoy", "public.example/envoy:v1")));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(containers(scene).stream().map(ContainerDefinition::image))
                .satisfiesExactly(
                        web -> assertThat(web).endsWith(scene.stage().digest("v3")),
                        migrate -> assertThat(migrate).endsWith(scene.stage().digest("v3")),
                        envoy -> assertThat(envoy).isEqualTo("public.example/envoy:v1"));
    }

    @Test
    void hooksOfTheTeamsOwnAreCarriedFromOneDeploymentToTheNext() {
        PromiseScene scene = scene(CANARY, ServiceShape.OWN);
        scene.prod().deployedBefore(scene.service(), """
                version: 0.0
                Hooks:
                  - AfterInstall: "warm-up"
                  - AfterAllowTestTraffic: "smoke-test"
                """);

        scene.deploy("d1", "v3").untilClosed("d1");
        scene.deploy("d2", "v4").untilClosed("d2");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.end("d2")).startsWith("DEPLOYED");

        scene.prod().conditions().hookFails("smoke-test");
        scene.deploy("d3", "v3").untilClosed("d3");

        assertThat(scene.end("d3"))
                .startsWith("ROLLED_BACK")
                .contains("hook AfterAllowTestTraffic failed: CodeDeploy failed it (HOOK_EXECUTION_FAILURE)");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void hooksOfAnAppSpecInS3AreNotLeftOutWithoutAWord() {
        PromiseScene scene = scene(AT_ONCE, ServiceShape.OWN);
        scene.prod().deployedFromS3(scene.service(), "shop", "appspec.yaml");

        assertRefusedForItsHooks(scene, "it lies in S3 (s3://shop/appspec.yaml)");
    }

    @Test
    void hooksThatCannotBeReadAreNotLeftOutWithoutAWord() {
        PromiseScene scene = scene(AT_ONCE, ServiceShape.OWN);
        scene.prod().deployedBefore(scene.service(), "Hooks: [{AfterInstall: warm-up}]");

        assertRefusedForItsHooks(scene, "it is written in YAML that is not read here");
    }

    private static void assertRefusedForItsHooks(PromiseScene scene, String why) {
        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED").contains("may have hooks", why, "releases carry them over");
        assertThat(scene.calls("CreateDeployment")).isZero();
    }

    private static ServiceShape behind(Front front) {
        return ServiceShape.OWN.behind(front);
    }

    private static ServiceShape on(Placement placement) {
        return ServiceShape.OWN.on(placement);
    }

    private static PromiseScene scene(String rules, ServiceShape shape) {
        PromiseScene scene = new PromiseScene(rules, Manner.APPROVE);
        scene.prod().reshape(scene.service(), shape);
        return scene;
    }

    private static void addService(PromiseScene scene, String name, Front front) {
        scene.prod()
                .addService(
                        new ServiceSpec(name, "others", "app", 80, "any/" + name + ":1", 1, behind(front)),
                        new GroupSpec(name, name, Duration.ZERO, Duration.ofMinutes(5), List.of()));
    }

    private static TaskSet primary(PromiseScene scene) {
        return scene.world()
                .wire()
                .undisturbed(() -> scene
                        .prod()
                        .ecs()
                        .describeServices(
                                it -> it.cluster(scene.stage().target("prod").cluster())
                                        .services(scene.service()))
                        .services()
                        .getFirst()
                        .taskSets()
                        .stream()
                        .filter(set -> "PRIMARY".equals(set.status()))
                        .findFirst()
                        .orElseThrow());
    }

    private static void assertRunsOn(TaskSet set, Placement placement) {
        assertThat(set.capacityProviderStrategy().stream().map(CapacityProviderStrategyItem::capacityProvider))
                .containsExactlyElementsOf(placement.strategy().stream()
                        .map(CapacityProviderStrategyItem::capacityProvider)
                        .toList());
        assertThat(set.launchType()).isEqualTo(placement.launchType().orElse(null));
        assertThat(set.platformVersion()).isEqualTo(placement.platformVersion().orElse(null));
        assertThat(set.networkConfiguration().awsvpcConfiguration().subnets()).isEqualTo(placement.subnets());
    }

    private static List<ContainerDefinition> containers(PromiseScene scene) {
        return scene.prod()
                .ecs()
                .describeTaskDefinition(it -> it.taskDefinition("web-prod"))
                .taskDefinition()
                .containerDefinitions();
    }

    private static List<Rule> rules(PromiseScene scene) {
        String listener = scene.prod()
                .codeDeploy()
                .getDeploymentGroup(it -> it.applicationName("other-7").deploymentGroupName("other-7"))
                .deploymentGroupInfo()
                .loadBalancerInfo()
                .targetGroupPairInfoList()
                .getFirst()
                .prodTrafficRoute()
                .listenerArns()
                .getFirst();
        return scene.prod()
                .loadBalancing()
                .describeRules(it -> it.listenerArn(listener))
                .rules();
    }
}
