package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Outcome;
import dev.headgate.page.PageResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What headgate.yaml can ask of a gate, from the e-mail to the outcome. */
class GateRulesTest {

    @Test
    void remindsOnceAtHalfTimeThoseWhoHaveNotAnsweredAndThenExpires() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice, bob, carol], expiresAfter: 4h, required: 2}")
                .start()
                .untilAsked();
        run.approve("bob");

        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);

        assertThat(run.subjects("alice"))
                .containsExactly(
                        "[Headgate] Approve web in prod?",
                        "[Headgate] Reminder: Approve web in prod?",
                        "[Headgate] web in prod: not decided in time");
        assertThat(run.subjects("bob"))
                .containsExactly("[Headgate] Approve web in prod?", "[Headgate] web in prod: not decided in time");
        assertThat(Duration.between(
                        run.mails("alice").getFirst().at(),
                        run.mails("alice").get(1).at()))
                .isBetween(
                        Duration.ofHours(2).minusSeconds(5), Duration.ofHours(2).plusSeconds(5));
        assertThat(run.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
        assertThat(run.record().cause())
                .map(Cause::reason)
                .contains("only bob approved before the question expired, and 2 approvals were needed");
        assertThat(run.open("alice").status()).isEqualTo(410);
    }

    @Test
    void mailsNobodyTwiceWhenLambdaInvokesTwice() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice, bob], expiresAfter: 4h}");
        run.world.invokeTwice();
        run.start().untilAsked().pass(Duration.ofHours(3));
        run.approve("alice");

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.subjects("bob"))
                .containsExactly(
                        "[Headgate] Approve web in prod?",
                        "[Headgate] Reminder: Approve web in prod?",
                        "[Headgate] web in prod: approved");
    }

    @Test
    void letsTheRequesterRejectAndNotApprove() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice, bob], separationOfDuties: true}")
                .start(GateRun.ID, "\"requestedBy\":\"Alice\",\"commit\":\"4f1c2aa\",\"author\":\"dave\"")
                .untilAsked();

        assertThat(run.open("alice").html())
                .contains("alice asked for the release")
                .contains("4f1c2aa")
                .contains("<dt>Author</dt><dd>dave</dd>");
        PageResponse page = run.approve("alice");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html()).contains("Somebody else has to approve this");
        assertThat(run.reject("alice").status()).isEqualTo(200);
        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void endsAtOnceWhenNobodyIsLeftWhoMayApprove() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice], separationOfDuties: true}")
                .start(GateRun.ID, "\"requestedBy\":\"alice\"");

        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);

        assertThat(run.closing().orElseThrow().reason())
                .contains("separation of duties leaves 0 who may approve (alice asked for the release)");
        assertThat(Duration.between(
                        run.record().openedAt(), run.closing().orElseThrow().at()))
                .isLessThan(Duration.ofMinutes(2));
        assertThat(run.mails("alice")).isEmpty();
    }

    @Test
    void asksAtBothGatesAndShowsTheSecondWhatTheFirstDecided() {
        GateRun run = new GateRun("{before: deployment, approvers: [bob]}, {before: traffic, approvers: [alice]}");
        run.start();
        run.world.loop().runUntil(() -> !run.questions("bob").isEmpty());
        run.pass(Duration.ofSeconds(5));
        run.approve("bob");
        run.untilAsked();

        assertThat(run.open("alice").html())
                .contains("Move traffic of web in prod to green?")
                .contains("bob approved the deployment")
                .contains("4 of 4 tasks healthy, 0 % of production requests");
        run.approve("alice");

        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisionAt(Gate.Before.TRAFFIC)).isPresent();
        assertThat(run.record().decisions())
                .allSatisfy(it -> assertThat(it.shown())
                        .hasValueSatisfying(digest -> assertThat(digest).matches("[0-9a-f]{64}")));
        assertThat(run.subjects("alice")).contains("[Headgate] web in prod: production traffic approved");
    }

    @Test
    void showsWhatTheStackHasChangedInTheTaskDefinition() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice]}");
        changeTemplate(run);

        String page = run.start().untilAsked().open("alice").html();

        assertThat(page)
                .contains("Besides the image, the task definition changes:")
                .contains("<code>web: environment LOG_LEVEL</code>")
                .contains("<code>memory</code><small><code>512</code> to <code>1024</code></small>")
                .doesNotContain("secret-level");
        assertThat(run.mails("alice").getFirst().body())
                .contains("Also changes: web: environment LOG_LEVEL added")
                .contains("Also changes: memory changed from 512 to 1024")
                .doesNotContain("secret-level");
    }

    @Test
    void saysWhenOnlyTheImageChanges() {
        String page = new GateRun("{before: deployment, approvers: [alice]}")
                .start()
                .untilAsked()
                .open("alice")
                .html();

        assertThat(page)
                .contains("The image, and nothing else of the task definition")
                .contains("Not known");
    }

    private static void changeTemplate(GateRun run) {
        EcsClient ecs = run.world.place("web", "prod").account().ecs();
        TaskDefinition template =
                ecs.describeTaskDefinition(it -> it.taskDefinition("web-prod")).taskDefinition();
        ecs.registerTaskDefinition(it -> it.family(template.family())
                .networkMode(template.networkMode())
                .requiresCompatibilities(template.requiresCompatibilities())
                .cpu(template.cpu())
                .memory("1024")
                .taskRoleArn(template.taskRoleArn())
                .executionRoleArn(template.executionRoleArn())
                .containerDefinitions(template.containerDefinitions().stream()
                        .map(container -> container.name().equals("web")
                                ? container.toBuilder()
                                        .environment(
                                                container.environment().getFirst(),
                                                KeyValuePair.builder()
                                                        .name("LOG_LEVEL")
                                                        .value("secret-level")
                                                        .build())
                                        .build()
                                : container)
                        .toList()));
    }
}
