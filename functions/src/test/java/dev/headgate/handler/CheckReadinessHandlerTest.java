package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.aws.RefusedRole;
import dev.headgate.config.Gate;
import dev.headgate.config.Severity;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Pins;
import dev.headgate.deployment.Revision;
import dev.headgate.handler.CheckReadinessHandler.Input;
import dev.headgate.handler.CheckReadinessHandler.Next;
import dev.headgate.handler.CheckReadinessHandler.Output;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ShelvedImages;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckReadinessHandlerTest {

    private static final Fault CAPACITY =
            new Fault(Fact.TEMPLATE, "the service has capacity providers", "give it a launch type");

    private final Scene scene = new Scene();

    @Test
    void isReadyWhereBlueServesSteadily() {
        Deployment opened = scene.opened();

        Output output = check();

        assertThat(output).isEqualTo(new Output(Next.READY, 30, Optional.of(8 * 60 * 60), List.of(), Optional.empty()));
        assertThat(scene.record().start()).isEqualTo(opened.start());
        assertThat(scene.record().baseline()).isPresent();
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void asksNobodyWhereNoGateStands() {
        scene.opened(Scene.plan("dev"));

        assertThat(check("web-dev-1").approvalSeconds()).isEmpty();
    }

    @Test
    void anOutageOfAMinuteRefusesNobodyAndOneThatLastsIsAFault() {
        scene.opened();
        scene.backend.failAlways("look", new TrafficControlException("Throttling: Rate exceeded"));

        assertThat(check().next()).isEqualTo(Next.WAIT);
        scene.pass(Duration.ofMinutes(9));
        assertThat(check().why()).singleElement().asString().contains("Rate exceeded");
        scene.pass(Duration.ofMinutes(1));

        assertThatThrownBy(this::check).isInstanceOf(TrafficControlException.class);
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void asksOnceAtTheGate() {
        scene.store.save(scene.opened()
                .decided(new GateDecision(
                        Gate.Before.DEPLOYMENT, GateDecision.Decided.APPROVED, "carol", Optional.empty(), Scene.NINE)));

        assertThat(check().approvalSeconds()).isEmpty();
    }

    @Test
    void fixesWhatApproversAreShownBeforeTheyAreAsked() {
        scene.opened();

        check();

        assertThat(scene.record().pinned())
                .contains(new Pins(Example.BLUE_REVISION, Example.BLUE_REVISION, 1, Optional.empty(), List.of()));
    }

    @Test
    void asksAgainWhenAnotherRevisionWasRegisteredSinceTheApproval() {
        scene.opened();
        check();
        approve();
        assertThat(check().approvalSeconds()).isEmpty();

        scene.backend.template = Example.GREEN_REVISION;

        assertThat(check().approvalSeconds()).contains(8 * 60 * 60);
        assertThat(scene.record().round()).isEqualTo(2);
    }

    @Test
    void asksAgainWhenSomethingElseServesSinceTheApproval() {
        scene.opened();
        check();
        approve();

        scene.backend.view = Example.onGreen();

        assertThat(check().approvalSeconds()).isPresent();
    }

    @Test
    void asksNobodyAgainAfterThreeApprovalsThatCameTooLate() {
        scene.opened();
        check();
        Output last = check();
        for (int revision = 20; revision < 23; revision++) {
            approve();
            scene.backend.template = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:" + revision;
            last = check();
        }

        assertThat(last.next()).isEqualTo(Next.CLOSE);
        assertThat(reason()).contains("approved 3 times", "web-prod:22");
        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.NOT_READY);
    }

    @Test
    void whereNoGateStandsItGoesByWhatIsThereNow() {
        scene.opened(Scene.plan("dev"));
        check("web-dev-1");
        scene.backend.template = Example.GREEN_REVISION;

        Output output = check("web-dev-1");

        assertThat(output.next()).isEqualTo(Next.READY);
        assertThat(output.approvalSeconds()).isEmpty();
        assertThat(scene.record("web-dev-1").pinned().orElseThrow().template()).isEqualTo(Example.GREEN_REVISION);
    }

    private void approve() {
        scene.store.save(scene.record()
                .decided(new GateDecision(
                        Gate.Before.DEPLOYMENT, GateDecision.Decided.APPROVED, "carol", Optional.empty(), Scene.NINE)));
    }

    @Test
    void waitsForWhatPassesByItself() {
        Deployment opened = scene.opened();
        scene.backend.view = Example.shifting(10);

        Output output = check();

        assertThat(output.next()).isEqualTo(Next.WAIT);
        assertThat(output.seconds()).isEqualTo(30);
        assertThat(output.why()).containsExactly("CodeDeploy deployment d-ABCDEF123 occupies the service");
        assertThat(scene.record().start()).isEqualTo(opened.start());
        assertThat(scene.record().milestones().readinessSought()).contains(Scene.NINE);
    }

    @Test
    void goesOnWithItsOwnDeploymentWhoseStartWasLost() {
        scene.intended(Scene.plan("prod"));
        scene.backend.loseReply("start");
        try {
            scene.backend.start(
                    Scene.plan("prod"),
                    Example.GREEN_REVISION,
                    new Marker("headgate:web-prod-1", Scene.NINE),
                    List.of());
        } catch (TrafficControlException lost) {
            assertThat(lost).hasMessageContaining("no reply");
        }
        scene.backend.view = Example.shifting(10);

        Output output = check();

        assertThat(output.next()).isEqualTo(Next.READY);
        assertThat(output.approvalSeconds()).isEmpty();
        assertThat(scene.record().backendId()).contains("d-ABCDEF123");
    }

    @Test
    void givesUpWaitingAfterTheTurnTimeout() {
        scene.opened();
        scene.backend.view = Example.shifting(10);
        check();
        scene.backend.view = Example.view(List.of(Example.blue(Revision.Status.PRIMARY, 3)), 0, Optional.empty());
        scene.pass(Duration.ofHours(24));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(reason()).contains("3 of 4 tasks are healthy", "turnTimeout");
    }

    @Test
    void theTimeInTheQueueIsNoPartOfTheWaitForReadiness() {
        scene.opened();
        scene.pass(Duration.ofHours(24));
        scene.backend.view = Example.shifting(10);

        assertThat(check().next()).isEqualTo(Next.WAIT);
        scene.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(check().next()).isEqualTo(Next.WAIT);
        scene.pass(Duration.ofSeconds(1));
        assertThat(check().next()).isEqualTo(Next.CLOSE);
    }

    @Test
    void approversTimeIsNoPartOfTheWaitForReadiness() {
        scene.opened();
        check();
        scene.pass(Duration.ofHours(30));
        scene.store.save(scene.record()
                .decided(new GateDecision(
                        Gate.Before.DEPLOYMENT,
                        GateDecision.Decided.APPROVED,
                        "carol",
                        Optional.empty(),
                        scene.clock.instant())));
        scene.backend.view = Example.shifting(10);

        assertThat(check()).extracting(Output::next, Output::seconds).containsExactly(Next.WAIT, 30);
        scene.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(check()).extracting(Output::next, Output::seconds).containsExactly(Next.WAIT, 1);
        scene.pass(Duration.ofSeconds(1));
        assertThat(check().next()).isEqualTo(Next.CLOSE);
    }

    @Test
    void looksAgainLaterTheLongerItWaits() {
        scene.opened();
        check();
        scene.pass(Duration.ofHours(2));
        scene.backend.view = Example.shifting(10);

        assertThat(check().seconds()).isEqualTo(15 * 60);
    }

    @Test
    void givesUpOnAGroupThatIsBusyAtEveryStart() {
        scene.intended(Scene.plan("prod"));
        check();
        scene.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(check().next()).isEqualTo(Next.READY);
        scene.pass(Duration.ofSeconds(1));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(reason()).contains("busy whenever it was used", "turnTimeout");
    }

    @Test
    void startsWhatIsReadyAtLastThoughItWaitedForAll() {
        scene.opened();
        check();
        scene.pass(Duration.ofHours(24));

        assertThat(check().next()).isEqualTo(Next.READY);
    }

    @Test
    void saysHowLongToPauseWhereTheStartFindsTheGroupBusy() {
        scene.opened();
        check();
        scene.pass(Duration.ofHours(20));
        assertThat(check().seconds()).isEqualTo(2 * 3600 + 1800);
        scene.pass(Duration.ofHours(20));
        assertThat(check().seconds()).isEqualTo(5 * 3600);
    }

    @Test
    void refusesWithEveryFaultAtOnce() {
        scene.opened();
        scene.backend.withRedAlarm(Scene.ALARM);

        Output output = check("web-prod-1", new ShelvedImages());

        assertThat(output.next()).isEqualTo(Next.CLOSE);
        assertThat(output.why()).hasSize(2);
        assertThat(reason()).contains("is not in the registry any more", "alarm web-prod-5xx is red already");
        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.NOT_READY);
        assertThat(scene.record().cause().flatMap(Cause::facts)).contains(List.of(Fact.IMAGE, Fact.ALARM_RED));
    }

    @Test
    void aSecondRunRefusesForTheSameReason() {
        scene.opened();
        scene.backend.withRedAlarm(Scene.ALARM);
        check();
        String first = reason();
        scene.pass(Duration.ofMinutes(1));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(reason()).isEqualTo(first);
    }

    @Test
    void doesNotLookAtAServiceThatTheBackendDoesNotKnow() {
        scene.opened();
        scene.backend.limits = Optional.empty();
        scene.backend.fail("look", new IllegalStateException("there is no listener to look at"));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(reason()).contains("CodeDeploy is not set up for web-prod");
    }

    @Test
    void refusesAnEnvironmentWhoseRoleMayNotBeAssumed() {
        Deployment opened = scene.opened();
        scene.backend.fail("limits", RefusedRole.of(opened.plan().environment().target()));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(reason())
                .matches(
                        "the role .*headgate-deploy-prod .* may not be assumed .*: deploy the account-access stack .*");
    }

    @Test
    void doesNotKnowADeploymentThatWasNeverOpened() {
        assertThatThrownBy(() -> check("nobody")).isInstanceOf(UnknownDeploymentException.class);
    }

    @Test
    void refusesWhatADeploymentWouldChangeUnasked() {
        scene.backend.unfit = List.of(CAPACITY);
        scene.opened();

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(reason()).isEqualTo("the service has capacity providers: give it a launch type");
        assertThat(scene.record().cause().flatMap(Cause::facts)).contains(List.of(Fact.TEMPLATE));
    }

    @Test
    void aRollbackIsNotKeptOutByWhatADeploymentWouldChangeBesides() {
        scene.backend.unfit = List.of(CAPACITY);
        scene.opened(Scene.plan("web-prod-1", Scene.release(true), "prod"));

        assertThat(check().next()).isEqualTo(Next.READY);
    }

    @Test
    void refusesAnImageWhoseScanHasEndedWithoutAResultTogetherWithAllOtherFaults() {
        scene.backend.withRedAlarm(Scene.ALARM);
        scene.opened(scanned(Scene.release(false)));

        Output output = checkUnscanned();

        assertThat(output.next()).isEqualTo(Next.CLOSE);
        assertThat(output.why())
                .hasSize(2)
                .anyMatch(it -> it.contains("is red already"))
                .contains("ECR says FAILED: scan it again");
    }

    @Test
    void doesNotLookAtTheScanOfAReleaseThatOverridesIt() {
        scene.opened(scanned(Scene.overriding("it is the cure")));

        assertThat(checkUnscanned().next()).isEqualTo(Next.READY);
    }

    private static DeploymentPlan scanned(Release release) {
        return Example.plan(
                release, Example.environment("prod", rules -> rules.gates().blockingFrom(Optional.of(Severity.HIGH))));
    }

    private Output checkUnscanned() {
        ShelvedImages unscanned = new ShelvedImages().push(Scene.IMAGE).withoutScan("ECR says FAILED", "scan it again");
        return new CheckReadinessHandler(
                        scene.store,
                        scene.backend,
                        new QuietMinutes(),
                        unscanned,
                        scene.windows,
                        new InMemoryStartTimes(),
                        scene.mailbox::add,
                        scene.clock)
                .handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }

    private Output check() {
        return check("web-prod-1");
    }

    private Output check(String deploymentId) {
        return check(deploymentId, new ShelvedImages().push(Scene.IMAGE));
    }

    private Output check(String deploymentId, ShelvedImages shelved) {
        return new CheckReadinessHandler(
                        scene.store,
                        scene.backend,
                        new QuietMinutes(),
                        shelved,
                        scene.windows,
                        new InMemoryStartTimes(),
                        scene.mailbox::add,
                        scene.clock)
                .handle(new Input(deploymentId, Scene.owner(deploymentId)));
    }

    private String reason() {
        return scene.record().cause().orElseThrow().reason();
    }
}
