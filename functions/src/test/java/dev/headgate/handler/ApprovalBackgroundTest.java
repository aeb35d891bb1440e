package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Reason;
import dev.headgate.approval.Background;
import dev.headgate.approval.Standing.Fact;
import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.config.Service;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalBackgroundTest {

    private final Scene scene = new Scene();
    private final ApprovalBackground background = new ApprovalBackground(scene.store, scene.backend);

    @Test
    void tellsHowTheSameReleaseWentInTheEnvironmentsBefore() {
        closed(scene.opened(Scene.plan("dev")), Outcome.DEPLOYED);
        closed(scene.opened(Scene.plan("staging")), Outcome.DEPLOYED);

        Background seen = background.of(scene.opened(), Gate.Before.DEPLOYMENT, configuration());

        assertThat(seen.earlier()).contains(new Fact("dev", "DEPLOYED"), new Fact("staging", "DEPLOYED"));
        assertThat(seen.following()).isEmpty();
        assertThat(background
                        .of(scene.store.find("web-dev-1").orElseThrow(), Gate.Before.DEPLOYMENT, configuration())
                        .following())
                .containsExactlyInAnyOrder("staging", "load", "prod");
    }

    @Test
    void tellsWhatTheJudgeFoundThereUnlessItOnlyWentOnWatching() {
        scene.store.save(scene.opened(Scene.plan("dev")).found(finding(Reason.SUSPECT)));
        closed(scene.opened(Scene.plan("staging")).found(finding(Reason.DEADLINE_NOT_REACHED)), Outcome.DEPLOYED);

        assertThat(background
                        .of(scene.opened(), Gate.Before.DEPLOYMENT, configuration())
                        .earlier())
                .containsExactlyInAnyOrder(
                        new Fact("dev", "under way, canary judge INCONCLUSIVE"), new Fact("staging", "DEPLOYED"));
    }

    private static Finding finding(Reason reason) {
        return new Finding(reason, "what it saw", List.of(), Scene.NINE);
    }

    @Test
    void doesNotTakeAnotherReleasesDeploymentForThisOnes() {
        Release other = withCommit("other", "1111111");
        closed(scene.opened(Scene.plan("web-dev-1", other, "dev")), Outcome.DEPLOYED);

        assertThat(background
                        .of(scene.opened(), Gate.Before.DEPLOYMENT, configuration())
                        .earlier())
                .isEmpty();
    }

    @Test
    void comparesWithTheCommitThatServes() {
        closed(scene.opened(Scene.plan("web-prod-0", withCommit("r-0", "1111111"), "prod")), Outcome.DEPLOYED);
        Deployment next = scene.opened(Scene.plan("web-prod-9", withCommit("r-9", "2222222"), "prod"));

        Background seen = background.of(next, Gate.Before.DEPLOYMENT, configuration());

        assertThat(seen.commitUrl()).hasValue("https://github.com/shop/web/commit/2222222");
        assertThat(seen.compareUrl()).hasValue("https://github.com/shop/web/compare/1111111...2222222");
    }

    @Test
    void knowsWhereGreenAnswersOnceItIsThere() {
        assertThat(background
                        .of(scene.opened(), Gate.Before.TRAFFIC, configuration())
                        .testUrl())
                .hasValueSatisfying(url -> assertThat(url).endsWith(":9001"));
        assertThat(background
                        .of(scene.opened(), Gate.Before.DEPLOYMENT, configuration())
                        .testUrl())
                .isEmpty();
    }

    /** A role of before this version may not read load balancers. */
    @Test
    void asksAllTheSameWhereTheAddressCanNotBeRead() {
        scene.backend.fail("testUrl", new TrafficControlException("AccessDenied"));

        assertThat(background
                        .of(scene.opened(), Gate.Before.TRAFFIC, configuration())
                        .testUrl())
                .isEmpty();
    }

    private void closed(Deployment deployment, Outcome outcome) {
        scene.store.close(deployment.closed(new Closing(outcome, "it ended", "web", scene.clock.instant())));
    }

    private static Release withCommit(String id, String commit) {
        Release known = Scene.release(false);
        return new Release(
                id,
                known.service(),
                known.image(),
                false,
                known.reason(),
                known.requestedBy(),
                known.requestedAt(),
                known.executionArn(),
                Optional.of(commit),
                Optional.empty());
    }

    private static Configuration configuration() {
        Service web = Example.web();
        return Example.configuration(new Service(
                web.name(),
                web.repository(),
                web.container(),
                web.port(),
                web.releaseOn(),
                web.delivery(),
                web.environments(),
                web.hosting(),
                Optional.of("https://github.com/shop/web"),
                Optional.empty(),
                Optional.empty()));
    }
}
