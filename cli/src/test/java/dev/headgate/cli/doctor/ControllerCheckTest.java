package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.cli.doctor.Result.NotApplicable;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.StackNames;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service whose traffic ECS is to move. */
class ControllerCheckTest {

    private static final Configuration CONFIGURATION = DoctorScene.configuration("""
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com}
            environments:
              prod: {wave: 1, account: "444455556666", region: eu-central-1}
            services:
              web:
                port: 8080
                environments:
                  prod:
                    controller: ecs
                    existing: {cluster: shop, service: storefront}
                    alarms: [web-prod-5xx]
            """);

    private static final Configuration MADE_FOR_ECS = DoctorScene.configuration(
            DoctorScene.YAML.replace("      prod:\n", "      prod:\n        controller: ecs\n"));

    private static final Stacks STACKS =
            new Stacks(new StackNames(CONFIGURATION.names()), Optional.empty(), Optional.empty());

    @Test
    void isFineWhereEcsKnowsBothTargetGroups() {
        DoctorScene scene = new DoctorScene(CONFIGURATION);

        assertThat(scene.result(CONFIGURATION, "Environment prod", "web controller"))
                .isEqualTo(new Fine("ECS moves its traffic between two target groups"));
        assertThat(scene.result(CONFIGURATION, "Environment prod", "web listener"))
                .isInstanceOf(Fine.class);
    }

    @Test
    void isAtFaultWhereAnotherControllerIs() {
        String byCodeDeploy = DoctorScene.YAML;
        DoctorScene scene = new DoctorScene(DoctorScene.configuration(byCodeDeploy));
        Configuration byEcs = DoctorScene.configuration("""
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  prod: {wave: 1, account: "444455556666", region: eu-central-1}
                services:
                  web:
                    port: 8080
                    environments:
                      prod:
                        controller: ecs
                        existing: {cluster: headgate-prod, service: web-prod}
                """);

        assertThat(scene.result(byEcs, "Environment prod", "web controller"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.what())
                            .isEqualTo(
                                    "ECS cannot move the traffic of this service: its deployment controller is CODE_DEPLOY");
                    assertThat(fault.cure())
                            .startsWith("Correct controller at services.web.environments.prod. ")
                            .contains("aws ecs describe-services --region eu-central-1")
                            .contains("--cluster headgate-prod --services web-prod");
                });
    }

    /** Nor can any stack: what CodeDeploy deploys was made so. */
    @Test
    void asksForTheFormerControllerWhereTheServiceWasMade() {
        DoctorScene scene = new DoctorScene();

        assertThat(scene.result(MADE_FOR_ECS, "Environment prod", "web controller"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .startsWith("Write controller: codedeploy again at services.web.environments.prod: ")
                                .contains("docs/moving-to-ecs.md")
                                .doesNotContain("cdk deploy"));
    }

    /** The other way round: the stack would fail at the names of what serves. */
    @Test
    void asksForEcsAgainWhereTheServiceWasMadeForIt() {
        DoctorScene scene = new DoctorScene(MADE_FOR_ECS);

        assertThat(scene.result(DoctorScene.CONFIGURATION, "Environment prod", "web group"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .startsWith("Write controller: ecs again at services.web.environments.prod: ")
                                .contains("docs/moving-to-ecs.md")
                                .doesNotContain("cdk deploy"));
    }

    @Test
    void aGroupThatIsGoneIsDeployedAgainWhereTheServiceIsOfCodeDeploy() {
        assertThat(new GroupCheck(place(DoctorScene.CONFIGURATION, "CODE_DEPLOY"), STACKS).run())
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure()).isEqualTo("npx cdk deploy headgate-service-web-prod"));
    }

    /** By hand: advancedConfiguration was removed, or a second load balancer added. The controller is as it was. */
    @Test
    void asksForTheLoadBalancerWhereEcsIsTheController() {
        assertThat(new ControllerCheck(place(MADE_FOR_ECS, "ECS"), STACKS).run())
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.what()).contains("advancedConfiguration").doesNotContain("controller");
                    assertThat(fault.cure())
                            .startsWith("Restore one load balancer with advancedConfiguration ")
                            .contains("aws ecs describe-services --region eu-central-1", "lifecycleHooks: []")
                            .contains("aws cloudformation describe-stack-resources --region eu-central-1 --stack-name"
                                    + " headgate-service-web-prod ")
                            .doesNotContain("again at");
                });
        assertThat(new ControllerCheck(place(CONFIGURATION, "ECS"), STACKS).run())
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .startsWith("Give it one load balancer with advancedConfiguration ")
                                .doesNotContain("cloudformation", "Correct controller"));
    }

    /** A service as ECS tells of it, which is set up for no backend. */
    private static Place place(Configuration configuration, String controller) {
        Service web = configuration.services().getFirst();
        Environment prod = web.environments().stream()
                .filter(it -> it.name().equals("prod"))
                .findFirst()
                .orElseThrow();
        return new Place(web, prod, new NotSetUp(controller), new Cli(Optional.empty(), "eu-central-1"));
    }

    private record NotSetUp(String name) implements Sight {
        @Override
        public ServiceView look(List<String> alarms) {
            throw new AssertionError("nothing of this is needed");
        }

        @Override
        public Optional<Limits> limits() {
            return Optional.empty();
        }

        @Override
        public Optional<String> controller() {
            return Optional.of(name);
        }
    }

    @Test
    void isContentWithAServiceThatWasMadeForEcs() {
        DoctorScene scene = new DoctorScene(MADE_FOR_ECS);

        assertThat(scene.result(MADE_FOR_ECS, "Environment prod", "web controller"))
                .isInstanceOf(Fine.class);
        assertThat(scene.result(MADE_FOR_ECS, "Environment prod", "web listener"))
                .isInstanceOf(Fine.class);
    }

    @Test
    void saysNothingOfAServiceThatIsNotMadeYet() {
        DoctorScene scene = new DoctorScene();
        Configuration more = DoctorScene.configuration(DoctorScene.YAML.replace(
                "  web:\n", "  api: {port: 9090, environments: {prod: {controller: ecs}}}\n  web:\n"));

        assertThat(scene.result(more, "Environment prod", "api controller"))
                .isEqualTo(new NotApplicable("the service is not made yet"));
    }

    @Test
    void needsNothingOfCodeDeploy() {
        DoctorScene scene = new DoctorScene(CONFIGURATION);
        scene.deny("codedeploy:GetDeploymentGroup", "codedeploy:ListDeployments");

        assertThat(List.of(
                        scene.result(CONFIGURATION, "Environment prod", "web controller"),
                        scene.result(CONFIGURATION, "Environment prod", "web listener"),
                        scene.result(CONFIGURATION, "Environment prod", "web service")))
                .allSatisfy(it -> assertThat(it).isInstanceOf(Fine.class));
    }
}
