package dev.headgate.notification;

import static dev.headgate.testing.Example.ENDED;
import static dev.headgate.testing.Example.OPENED;
import static dev.headgate.testing.Example.cause;
import static dev.headgate.testing.Example.closed;
import static dev.headgate.testing.Example.opened;
import static dev.headgate.testing.Example.plan;
import static dev.headgate.testing.Example.release;
import static dev.headgate.testing.Example.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Gate;
import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.WatchRule;
import dev.headgate.json.Json;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.release.Trigger;
import dev.headgate.testing.Example;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.ViewLike;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeploymentMessagesTest {

    private static final String BLUE_SERVES = "Blue, web-prod:41, serves 100 % with 2 of 2 targets healthy.";

    @Test
    void tellsTheWholeStoryOfARollback() {
        Message message = DeploymentMessages.ended(rolledBack("alarm web-prod-5xx is in ALARM"), Askers.UNKNOWN);

        assertThat(message.topic()).isEqualTo(Topic.ALERTS);
        assertThat(message.subject()).isEqualTo("[Headgate] web in prod: ROLLED_BACK - alarm web-prod-5xx is in ALARM");
        assertThat(message.attributes())
                .isEqualTo(Map.of("service", "web", "environment", "prod", "status", "ROLLED_BACK"));
        assertThat(message.body()).isEqualTo("""
                        The deployment of web 1.4.0 (7f7f7f7f7f7f) in prod was rolled back. \
                        Verified: blue serves all production traffic again.

                        What
                          Service         web
                          Image           1.4.0 (7f7f7f7f7f7f)
                          Digest          sha256:7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f
                          Deployment      web-prod-1

                        Where
                          Environment     prod
                          Account         111122223333
                          Region          us-east-1
                          ECS service     headgate-prod/web-prod

                        Who asked and why
                          Requested by    alice (as its input says)
                          At              2026-03-02 10:14:30 UTC
                          Reason          Fix the checkout
                          Approved by     carol, before the deployment: looks good

                        Why it ended so
                          Cause           alarm web-prod-5xx is in ALARM
                          Since           2026-03-02 10:55:05 UTC
                          Ended           2026-03-02 10:57:05 UTC, after 42 min 5 s

                        What serves production traffic now
                          Blue, web-prod:41, serves 100 % with 2 of 2 targets healthy.

                        What to do next
                          1. Find out what green did wrong: its logs from 2026-03-02 10:16:00 UTC to 2026-03-02 10:55:05 UTC, \
                        and the CodeDeploy deployment.
                          2. Release a corrected image. If green was not to blame, start the release state machine with \
                        {"service":"web","image":"sha256:7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",\
                        "environments":["prod"],"reason":"Again after web-prod-1"}, or say ./headgate release web \
                        --image sha256:7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f --to prod \
                        --reason 'Again after web-prod-1'

                        Links
                          Step Functions  https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1\
                        #/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:web-prod-1
                          CodeDeploy      https://us-east-1.console.aws.amazon.com/codesuite/codedeploy/deployments/\
                        d-ABCDEF123?region=us-east-1
                          Runbook         docs/operating.md#rolled_back
                        """);
    }

    @Test
    void tellsAHumanHowToTakeOver() {
        Message message = DeploymentMessages.ended(
                closed(
                        opened("dev").failing(cause(Cause.Kind.ERROR, "its execution was aborted")),
                        Outcome.NEEDS_HUMAN,
                        "its execution was aborted; and green has 10 % of the weight still",
                        "90 % web-dev:41, 10 % web-dev:42"),
                Askers.UNKNOWN);

        assertThat(message.topic()).isEqualTo(Topic.ALERTS);
        assertThat(message.subject())
                .isEqualTo(
                        "[Headgate] web in dev: NEEDS_HUMAN - its execution was aborted; and green has 10 % of the weight...");
        assertThat(message.body()).isEqualTo("""
                        The deployment of web 1.4.0 (7f7f7f7f7f7f) in dev needs a human. \
                        Headgate could not verify what serves web, and does nothing more by itself.

                        What
                          Service         web
                          Image           1.4.0 (7f7f7f7f7f7f)
                          Digest          sha256:7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f
                          Deployment      web-dev-1

                        Where
                          Environment     dev
                          Account         111122223333
                          Region          us-east-1
                          ECS service     headgate-dev/web-dev

                        Who asked and why
                          Requested by    alice (as its input says)
                          At              2026-03-02 10:14:30 UTC
                          Reason          Fix the checkout

                        Why it ended so
                          Cause           its execution was aborted
                          Since           2026-03-02 10:55:05 UTC
                          In the end      its execution was aborted; and green has 10 % of the weight still
                          Ended           2026-03-02 10:57:05 UTC, after 42 min 5 s

                        What serves production traffic now
                          90 % web-dev:41, 10 % web-dev:42

                        What to do next
                          1. See what users get: the weights of the production listener, and the healthy targets of \
                        headgate-dev/web-dev in account 111122223333.
                          2. To have blue brought back and verified, and the lock freed, put right what is named above, \
                        then start the deployment state machine with {"recover":"web-dev-1"}, \
                        or say ./headgate recover web-dev-1
                          3. To leave everything as it is, as when you have repaired it by hand, and only have the lock \
                        freed, start it with {"settle":"web-dev-1","serving":"as it is","reason":"...","requestedBy":"..."}, \
                        or say ./headgate settle web-dev-1 --reason "..."
                          4. Until this is settled the lock is kept: no other deployment of web starts in dev.

                        Links
                          Step Functions  https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1\
                        #/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:web-dev-1
                          Runbook         docs/operating.md#needs_human
                        """);
    }

    @Test
    void tellsFollowersWhenItIsDeployedAndHowToGoBack() {
        Message message = DeploymentMessages.ended(
                closed(started(), Outcome.DEPLOYED, "Baked for 10 min", "Green, web-prod:42, serves 100 %."),
                Askers.UNKNOWN);

        assertThat(message.topic()).isEqualTo(Topic.UPDATES);
        assertThat(message.subject()).isEqualTo("[Headgate] web in prod: DEPLOYED - Baked for 10 min");
        assertThat(message.body())
                .startsWith("The deployment of web 1.4.0 (7f7f7f7f7f7f) in prod is done: green serves all")
                .contains("  Green, web-prod:42, serves 100 %.\n")
                .contains(
                        "  Nothing. To go back, start the release state machine with"
                                + " {\"service\":\"web\",\"environment\":\"prod\",\"rollback\":true,\"reason\":\"...\"}, or say ./headgate rollback web prod\n");
    }

    @Test
    void pagesForHarmAndDoubtAndTellsOfTheRest() {
        Map<Outcome, Topic> expected = Map.of(
                Outcome.DEPLOYED, Topic.UPDATES,
                Outcome.REJECTED, Topic.UPDATES,
                Outcome.SUPERSEDED, Topic.UPDATES,
                Outcome.ROLLED_BACK, Topic.ALERTS,
                Outcome.NEEDS_HUMAN, Topic.ALERTS);
        for (Outcome outcome : Outcome.values()) {
            Message message =
                    DeploymentMessages.ended(closed(opened("prod"), outcome, "reason", BLUE_SERVES), Askers.UNKNOWN);

            assertThat(message.topic()).isEqualTo(expected.get(outcome));
            assertThat(message.attributes()).containsEntry("status", outcome.name());
            assertThat(message.body()).contains("What serves production traffic now\n  " + BLUE_SERVES);
        }
    }

    /** Nobody said no: something of ours broke before anything was started, and will break again. */
    @Test
    void pagesForARejectionThatIsOurOwnFault() {
        Deployment broken = opened("prod").failing(cause(Cause.Kind.ERROR, "the step StartDeployment failed: x"));

        assertThat(DeploymentMessages.ended(closed(broken, Outcome.REJECTED, "x", BLUE_SERVES), Askers.UNKNOWN)
                        .topic())
                .isEqualTo(Topic.ALERTS);
    }

    @Test
    void saysFirstThatCodeDeployGoesOnAndHowToStopIt() {
        String body = DeploymentMessages.ended(
                        closed(started(), Outcome.NEEDS_HUMAN, "the role is gone", "could not be read"), Askers.UNKNOWN)
                .body();

        assertThat(body)
                .contains("What to do next\n  1. CodeDeploy does not wait for you: while deployment d-ABCDEF123 is in"
                        + " progress, it goes on by itself.")
                .contains("ends blue")
                .contains("aws deploy stop-deployment --deployment-id d-ABCDEF123 --auto-rollback-enabled"
                        + " --region us-east-1")
                .contains("{\"recover\":\"web-prod-1\"}")
                .contains("and does nothing more by itself");
    }

    @Test
    void namesTheServiceWhereTheReplyWithTheDeploymentsIdWasLost() {
        Deployment intended = opened("prod").intending("m", ENDED, Example.BLUE, List.of());

        assertThat(DeploymentMessages.ended(closed(intended, Outcome.NEEDS_HUMAN, "x", "y"), Askers.UNKNOWN)
                        .body())
                .contains("while a deployment of web-prod, if one was created, is in progress");
    }

    /** AWS's own reason is hundreds of characters long, and each step that follows repeats it. */
    @Test
    void saysALongReasonOnce() {
        String reason = "The role arn:aws:iam::111122223333:role/headgate-deploy-prod may not be assumed: AWS says no";
        Deployment failing = started().failing(cause(Cause.Kind.ERROR, "the step WatchDeployment failed: " + reason));

        String body = DeploymentMessages.ended(
                        closed(
                                failing,
                                Outcome.NEEDS_HUMAN,
                                "the rollback could not be confirmed: " + reason,
                                "could not be read: " + reason),
                        Askers.UNKNOWN)
                .body();

        assertThat(body.split(java.util.regex.Pattern.quote(reason), -1)).hasSize(2);
        assertThat(body)
                .contains("In the end      the rollback could not be confirmed, for the reason above")
                .contains("now\n  could not be read, for the reason above");
    }

    @Test
    void neverAdvisesToStartARefusedImageAgainAsItIs() {
        String body = DeploymentMessages.ended(
                        closed(
                                opened("prod")
                                        .failing(cause(
                                                Cause.Kind.NOT_READY,
                                                "the image's scan has findings of HIGH or worse (1 CRITICAL): build the image"
                                                        + " anew with the vulnerable packages updated")),
                                Outcome.REJECTED,
                                "x",
                                BLUE_SERVES),
                        Askers.UNKNOWN)
                .body();

        assertThat(body)
                .contains("1. Put right what is named above, and release the image that comes of it.")
                .contains("This image will be refused again.");
        assertThat(body.lines().filter(line -> line.contains("{\"service\"")))
                .singleElement()
                .asString()
                .contains("\"override\":{\"reason\":\"...\"}");
    }

    @Test
    void offersTheOverrideToTheReleaseThatCuresARedAlarm() {
        String body = DeploymentMessages.ended(
                        closed(
                                opened("prod")
                                        .failing(
                                                cause(
                                                        Cause.Kind.NOT_READY,
                                                        "alarm web-prod-5xx is red already: a deployment now would be rolled back at once")),
                                Outcome.REJECTED,
                                "x",
                                BLUE_SERVES),
                        Askers.UNKNOWN)
                .body();

        assertThat(body).contains("3. If this release is what cures the alarm", "\"override\":{\"reason\":\"...\"}");
    }

    @Test
    void keepsTheAlarmsNameInTheSubjectOfAStopByCodeDeploy() {
        Progress stopped = new Progress(
                "d-1",
                Progress.Stage.STOPPED,
                Optional.empty(),
                false,
                Optional.of("alarm web-prod-5xx is red: CodeDeploy stopped it"));
        Decision decision =
                WatchRule.decide(started(), new Observation(stopped, greenAt(10).service()), Optional.empty(), ENDED);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        it -> assertThat(DeploymentMessages.ended(rolledBack(it.why()), Askers.UNKNOWN)
                                        .subject())
                                .isEqualTo(
                                        "[Headgate] web in prod: ROLLED_BACK - alarm web-prod-5xx is red: CodeDeploy stopped it"));
    }

    @Test
    void sendsToWhoeverRejected() {
        Deployment rejected = opened("prod")
                .decided(new GateDecision(
                        Gate.Before.TRAFFIC,
                        GateDecision.Decided.REJECTED,
                        "dan",
                        Optional.of("wrong Friday"),
                        OPENED.plusSeconds(900)));

        assertThat(endedBy(rejected, Cause.Kind.REJECTED, Outcome.REJECTED))
                .contains("Rejected by     dan, before the traffic: wrong Friday")
                .contains("1. Talk to dan. Nothing needs repair.");
    }

    @Test
    void namesTheApproversWhoDidNotAnswer() {
        Deployment waiting = opened("prod").decided(approval(Gate.Before.DEPLOYMENT));

        assertThat(endedBy(opened("prod"), Cause.Kind.EXPIRED, Outcome.REJECTED))
                .contains("1. Find out why nobody answered: carol had 8 h.");
        assertThat(endedBy(waiting, Cause.Kind.EXPIRED, Outcome.REJECTED))
                .contains("1. Find out why nobody answered: carol, dan had 1 h 30 min.");
    }

    @Test
    void saysForEachCauseWhatToDo() {
        assertThat(endedBy(opened("prod"), Cause.Kind.NOT_READY, Outcome.REJECTED))
                .contains("1. Put right what is named above. Nothing was started.");
        assertThat(endedBy(opened("prod"), Cause.Kind.SUPERSEDED, Outcome.SUPERSEDED))
                .contains("What to do next\n  Nothing: the newer release has messages of its own.\n");
        assertThat(endedBy(started(), Cause.Kind.ERROR, Outcome.ROLLED_BACK))
                .contains("1. Find the step that failed in the Step Functions execution. Green may be without fault.");
    }

    @Test
    void offersInputThatTheReleaseStateMachineAccepts() {
        List<String> offered = Stream.of(
                        DeploymentMessages.ended(rolledBack("x"), Askers.UNKNOWN),
                        DeploymentMessages.ended(closed(started(), Outcome.DEPLOYED, "x", "y"), Askers.UNKNOWN))
                .flatMap(message -> message.body().lines())
                .filter(line -> line.contains("{\""))
                .map(line -> line.substring(line.indexOf('{')))
                .toList();

        assertThat(offered)
                .hasSize(2)
                .allSatisfy(input -> Trigger.parse(Json.object(Json.tree(input), "$"), Example.configuration()));
    }

    @Test
    void offersARollbackAgainAsARollback() {
        Release release = release("Customers cannot log in", "bob");
        Release rollback = new Release(
                release.id(),
                release.service(),
                release.image(),
                true,
                release.reason(),
                release.requestedBy(),
                release.requestedAt(),
                release.executionArn());

        assertThat(endedBy(opened(plan(rollback, "prod")), Cause.Kind.NOT_READY, Outcome.REJECTED))
                .contains("  Deployment      web-prod-1 (a rollback)\n")
                .contains("{\"service\":\"web\",\"environment\":\"prod\",\"rollback\":true,"
                        + "\"reason\":\"Again after web-prod-1\"}, or say ./headgate rollback web prod\n");
    }

    @Test
    void announcesTheStartToFollowers() {
        Message message = DeploymentMessages.started(started(), Optional.of(List.of()));

        assertThat(message.topic()).isEqualTo(Topic.UPDATES);
        assertThat(message.subject()).isEqualTo("[Headgate] web in prod: STARTED - 1.4.0 (7f7f7f7f7f7f) by alice");
        assertThat(message.body())
                .contains("  Replaces        " + Example.WEB_URI + ":1.3.9\n")
                .contains("codedeploy/deployments/d-ABCDEF123?region=us-east-1\n")
                .doesNotContain("Also changes");
    }

    /** It passes no gate, so that nobody sees its changes on a page. */
    @Test
    void tellsWhichRevisionARollbackBringsBackAndWhatChangesBesidesItsImage() {
        Image image = started().plan().release().image();
        Deployment rollback = started()
                .bringingBack(new BroughtBack(Optional.of("web-prod-1"), Optional.of(Example.BLUE_REVISION), image));
        List<RevisionChange> changes = List.of(
                RevisionChange.shown("web: image", Optional.of("web:2"), Optional.of(image.reference())),
                RevisionChange.hidden("web: environment DB_HOST", RevisionChange.Kind.REMOVED));

        assertThat(DeploymentMessages.started(rollback, Optional.of(changes)).body())
                .contains("  Brings back     revision web-prod:41\n")
                .contains("  Also changes    web: environment DB_HOST removed\n")
                .doesNotContain("web: image");
        assertThat(DeploymentMessages.started(rollback, Optional.of(Collections.nCopies(14, changes.getLast())))
                        .body())
                .contains("  Also changes    2 more\n");
        assertThat(DeploymentMessages.started(rollback, Optional.empty()).body())
                .contains("  Also changes    not known: ECS could not be asked\n");
    }

    @Test
    void showsHowFarTrafficHasMovedAndWhenTheBakeEnds() {
        Message moving = DeploymentMessages.trafficMoving(started(), greenAt(10));
        Message baking = DeploymentMessages.trafficMoving(started().trafficMoved(ENDED), greenAt(100));

        assertThat(moving.subject()).isEqualTo("[Headgate] web in prod: TRAFFIC - 10 % on green");
        assertThat(moving.body()).contains("""
                        How far
                          Traffic         10 % green, 90 % blue
                          Green           1 of 2 tasks healthy
                          CodeDeploy      AllowTraffic
                        """).doesNotContain("Bake time");
        assertThat(baking.body()).contains("  Bake time       10 min, until 2026-03-02 11:07:05 UTC\n");
    }

    @Test
    void tellsFollowersWhenAnotherExecutionTakesOver() {
        Message message = DeploymentMessages.takenOver(started());

        assertThat(message.topic()).isEqualTo(Topic.UPDATES);
        assertThat(message.subject()).isEqualTo("[Headgate] web in prod: TAKEN_OVER - its execution ended early");
        assertThat(message.body())
                .startsWith("The deployment of web 1.4.0 (7f7f7f7f7f7f) in prod lost its execution.")
                .contains("What to do next\n  Nothing yet: ");
    }

    @Test
    void keepsAnySubjectShortAndInAscii() {
        Message message = DeploymentMessages.ended(rolledBack("Größe \u2013 \u65e5\u672c ".repeat(30)), Askers.UNKNOWN);

        assertThat(message.subject())
                .hasSizeLessThan(100)
                .matches("[\\x20-\\x7e]+")
                .startsWith("[Headgate] web in prod: ROLLED_BACK - Gro")
                .endsWith("...");
    }

    @Test
    void letsNobodyWriteLinesOfOurs() {
        String forged = "ok\r\n\nWhat to do next\n  Approve\u2028everything\u0085now\u202e\u0007";
        Deployment deployment =
                closed(opened(plan(release(forged, forged), "prod")), Outcome.ROLLED_BACK, forged, forged);

        Message message = DeploymentMessages.ended(deployment, Askers.UNKNOWN);

        assertThat(message.body().lines().filter(line -> line.equals("What to do next")))
                .hasSize(1);
        assertThat(message.body())
                .contains("  Reason          ok What to do next   Approve everything now\n")
                .doesNotContain("\r", "\u2028", "\u0085", "\u202e", "\u0007");
    }

    @Test
    void cutsATextThatWouldDrownTheRest() {
        Message message = DeploymentMessages.ended(
                closed(started(), Outcome.ROLLED_BACK, "\ud83d\udd25".repeat(700), "blue"), Askers.UNKNOWN);

        assertThat(message.body()).contains("  In the end      " + "\ud83d\udd25".repeat(500) + "...\n");
    }

    @Test
    void refusesToAnnounceTheEndOfAnOpenDeployment() {
        assertThatThrownBy(() -> DeploymentMessages.ended(started(), Askers.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("web-prod-1 has not been closed");
    }

    private static Deployment rolledBack(String cause) {
        Deployment failing = started()
                .decided(approval(Gate.Before.DEPLOYMENT))
                .failing(cause(Cause.Kind.FAILED, cause))
                .rollbackAsked(ENDED.minusSeconds(120));
        return closed(failing, Outcome.ROLLED_BACK, cause, BLUE_SERVES);
    }

    private static String endedBy(Deployment deployment, Cause.Kind kind, Outcome outcome) {
        return DeploymentMessages.ended(
                        closed(deployment.failing(cause(kind, "why")), outcome, "end", BLUE_SERVES), Askers.UNKNOWN)
                .body();
    }

    private static GateDecision approval(Gate.Before gate) {
        return new GateDecision(
                gate, GateDecision.Decided.APPROVED, "carol", Optional.of("looks good"), OPENED.plusSeconds(30));
    }

    private static Observation greenAt(int weight) {
        Revision green = new RevisionLike(Example.green(Revision.Status.ACTIVE, 1))
                .tasks(2, 2, 0, 1)
                .seen();
        Progress progress = new Progress(
                "d-ABCDEF123", Progress.Stage.AT_WORK, Optional.of("AllowTraffic"), false, Optional.empty());
        return new Observation(
                progress,
                new ViewLike(Example.shifting(weight))
                        .wanting(2)
                        .revisions(green)
                        .seen());
    }
}
