package dev.headgate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.deployment.Fault;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.traffic.ecs.EcsBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;

/** What of a service a release by ECS refuses, before anything is created. */
class EcsFitnessTest {

    private static final Target TARGET = new Target(
            "111122223333",
            "eu-west-1",
            "shop",
            "web",
            new EcsDeployments(),
            "arn:aws:iam::111122223333:role/headgate-deploy-prod",
            "headgate-prod");

    private final EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:00:00Z"));
    private final TargetAccount account =
            new TargetAccount(TARGET.account(), TARGET.region(), loop, new Wire(loop), new SplittableRandom(7));
    private final EcsBackend backend =
            new EcsBackend(new EnvironmentClients(new OneAccountClients(account, loop), loop));

    @Test
    void aServiceWithBothRulesIsReleased() {
        stand(Front.OWN);

        assertThat(faults()).isEmpty();
        assertThat(backend.limits(TARGET)).isPresent();
        assertThat(backend.testUrl(TARGET))
                .hasValueSatisfying(it -> assertThat(it).endsWith(":8443"));
    }

    @Test
    void oneOfCodeDeploysIsRefused() {
        account.addService(spec(Front.OWN), new GroupSpec("web", "web", Duration.ZERO, Duration.ofHours(1), List.of()));

        assertThat(faults()).singleElement().asString().contains("CODE_DEPLOY", "say controller: codedeploy");
        assertThat(backend.limits(TARGET)).isEmpty();
    }

    @Test
    void oneWithoutATestListenerIsRefused() {
        stand(Front.OWN.withoutTestListener());

        assertThat(faults()).singleElement().asString().contains("no test listener", "testListenerRule");
    }

    @Test
    void oneThatMoreThanTheTwoRulesLeadToIsRefused() {
        stand(Front.OWN.with(Front.Plain.FORWARDS));

        assertThat(faults())
                .singleElement()
                .asString()
                .contains("more leads to the service's target groups", "redirect");
    }

    @Test
    void aPauseOfItsOwnIsRefused() {
        stand(Front.OWN);
        Object unused = account.ecs()
                .updateService(it -> it.cluster("shop")
                        .service("web")
                        .deploymentConfiguration(how -> how.strategy("BLUE_GREEN")
                                .lifecycleHooks(DeploymentLifecycleHook.builder()
                                        .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                                        .lifecycleStagesWithStrings("POST_SCALE_UP")
                                        .build())));

        assertThat(faults()).singleElement().asString().contains("a pause of its own at POST_SCALE_UP");
    }

    private void stand(Front front) {
        account.addEcsService(spec(front), List.of());
    }

    private static ServiceSpec spec(Front front) {
        return new ServiceSpec("web", "shop", "app", 8080, ShopAccount.OLD_IMAGE, 2, ServiceShape.OWN.behind(front));
    }

    private List<String> faults() {
        DeploymentPlan shop = ShopAccount.plan();
        ReleaseRules rules = new ReleaseRules(
                new Strategy.AllAtOnce(),
                Duration.ofMinutes(5),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));
        return backend
                .unfit(new DeploymentPlan(
                        "r-1", shop.release(), new Environment("prod", 1, TARGET, rules), "app", 8080, "any"))
                .stream()
                .map(Fault::sentence)
                .toList();
    }
}
