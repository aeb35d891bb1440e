package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.PlanReleaseHandler.Input;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ShelvedImages;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A release that stopped goes on from where it stopped, by a person's word. */
class RetriedReleaseTest {

    private static final Map<String, Object> FIRST = Map.of("service", "web", "imageTag", "1.4.0", "commit", "abc");
    private static final Map<String, Object> RETRY = Map.of("retry", "r-1", "reason", "again", "requestedBy", "alice");

    private final Scene scene = new Scene();
    private final ShelvedImages images = new ShelvedImages().push("web", "1.4.0", Scene.IMAGE.digest());
    private Configuration configuration = Example.configuration();
    private final PlanReleaseHandler handler = new PlanReleaseHandler(
            new ReleasePlanner(images, (service, environment) -> List.of(), DeploymentConfigName::of),
            () -> configuration,
            scene.store,
            scene.mailbox::add);
    private final ReleasePlan.Deploy first = (ReleasePlan.Deploy) plan(FIRST, "r-1");

    @Test
    void goesOnFromTheFirstWaveThatDidNotEndDeployedWithTheSameImage() {
        end("dev", Outcome.DEPLOYED);
        end("staging", Outcome.ROLLED_BACK);
        end("load", Outcome.DEPLOYED);
        images.push("web", "1.4.0", "sha256:" + "0".repeat(64));

        ReleasePlan.Deploy again = (ReleasePlan.Deploy) plan(RETRY, "r-2");

        assertThat(environments(again)).containsExactly("staging", "prod");
        assertThat(again.release().image().digest()).isEqualTo(Scene.IMAGE.digest());
        assertThat(again.release().requestedBy()).isEqualTo("alice");
        assertThat(again.release().commit()).contains("abc");
        assertThat(again.release().isAutomatic()).isFalse();
    }

    @Test
    void plansFromTodaysConfiguration() {
        end("dev", Outcome.REJECTED);
        configuration = Example.configuration(
                without("prod", Example.environment("prod").allAtOnce()));

        ReleasePlan.Deploy again = (ReleasePlan.Deploy) plan(RETRY, "r-2");

        assertThat(again.waves().getLast().deployments().getFirst().environment())
                .isEqualTo(Example.environment("prod").allAtOnce());
    }

    @Test
    void refusesWhatIsUnderWayAndWhatIsNotConfiguredAnyMoreAllAtOnce() {
        end("dev", Outcome.DEPLOYED);
        scene.opened(planOf("staging"));
        configuration = Example.configuration(without("prod"));

        assertRefused(
                "The input has 3 faults",
                "It is still under way: deployment " + planOf("staging").deploymentId() + " in staging has not ended",
                "It is still under way: it is about to open " + planOf("load").deploymentId(),
                "web does not run in \"prod\" any more: put that back into headgate.yaml");
    }

    @Test
    void refusesWhatIsAboutToOpenAndNotWhatHasBrokenOff() {
        end("dev", Outcome.DEPLOYED);
        assertRefused("is about to open", planOf("staging").deploymentId());

        scene.pass(Duration.ofMinutes(16));

        assertThat(environments((ReleasePlan.Deploy) plan(RETRY, "r-3"))).containsExactly("staging", "load", "prod");
    }

    @Test
    void refusesWhatNeedsAHumanFirst() {
        end("dev", Outcome.NEEDS_HUMAN);

        assertRefused(planOf("dev").deploymentId() + " in dev needs a human and holds the environment", "\"recover\"");
    }

    @Test
    void refusesWhatHasDeployedEverything() {
        for (String environment : List.of("dev", "staging", "load", "prod")) {
            end(environment, Outcome.DEPLOYED);
        }

        assertRefused("Release r-1 has deployed every environment, so there is nothing to retry");
    }

    @Test
    void refusesWhatIsUnknown() {
        assertThatThrownBy(() -> plan(Map.of("retry", "r-0"), "r-2"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageStartingWith("No release \"r-0\" is known");
    }

    @Test
    void refusesAServiceThatIsGone() {
        end("dev", Outcome.REJECTED);
        configuration = Example.configuration(Example.worker());

        assertRefused("Service \"web\" is not configured any more");
    }

    @Test
    void refusesAnImageThatIsNotInTheServicesRepositoryAnyMore() {
        end("dev", Outcome.REJECTED);
        Service web = Example.web();
        configuration = Example.configuration(Example.service("web", "other", web.releaseOn(), web.environments()));

        assertRefused("Repository \"other\" has no image " + Scene.IMAGE.digest());
    }

    @Test
    void isRetriedOnceHoweverOftenItIsAskedForAndTheRetryAfterwards() {
        end("dev", Outcome.REJECTED);
        ReleasePlan.Deploy again = (ReleasePlan.Deploy) plan(RETRY, "r-2");

        assertThat(plan(RETRY, "r-2")).isEqualTo(again);
        assertThatThrownBy(() -> plan(RETRY, "r-3"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessage(
                        "Release r-1 is retried already, by release r-2: if that one stops as well, retry it instead");
        scene.store.giveUpTrigger("r-2");
        assertThat(plan(RETRY, "r-3")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> plan(RETRY, "r-2"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContainingAll(words);
    }

    private void end(String environment, Outcome outcome) {
        scene.store.close(Scene.closed(scene.opened(planOf(environment)), outcome));
    }

    private DeploymentPlan planOf(String environment) {
        return first.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .filter(it -> it.environment().name().equals(environment))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> environments(ReleasePlan.Deploy plan) {
        return plan.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .map(it -> it.environment().name())
                .toList();
    }

    private static Service without(String name, Environment... instead) {
        Service web = Example.web();
        List<Environment> others = Stream.concat(
                        web.environments().stream().filter(it -> !it.name().equals(name)), Stream.of(instead))
                .toList();
        return Example.service("web", "web", web.releaseOn(), others);
    }

    private ReleasePlan plan(Map<String, Object> input, String execution) {
        Instant now = scene.clock.instant();
        return handler.handle(new Input(
                input,
                new Execution(
                        "arn:aws:states:us-east-1:111122223333:execution:headgate-release:" + execution,
                        execution,
                        now)));
    }
}
