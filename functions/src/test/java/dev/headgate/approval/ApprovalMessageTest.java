package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.notification.Message;
import dev.headgate.notification.Topic;
import dev.headgate.release.Release;
import dev.headgate.testing.ExampleQuestion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalMessageTest {

    private static final String URL = "https://approvals.example.com/a/c2FtcGxlLWxpbmstaWQtMQ";

    @Test
    void saysAllThatADecisionNeeds() {
        Message message = about(ExampleQuestion.inProd());

        assertThat(message.topic()).isEqualTo(Topic.APPROVALS);
        assertThat(message.attributes()).containsOnly(Map.entry("approver", "alice"));
        assertThat(message.subject()).isEqualTo("[Headgate] Approve web in prod?");
        assertThat(message.body())
                .contains("Hello alice,")
                .contains("Release web to prod?")
                .contains("prod (account 111122223333, us-east-1)")
                .contains("1.4.0")
                .contains("sha256:7f7f")
                .contains("pipeline web (as its input says), 2026-08-14 11:50 UTC")
                .contains("Checkout shows delivery dates")
                .contains("10 % first and the rest 5 minutes later")
                .contains("Decide until 2026-08-14 16:00 UTC")
                .contains("\n" + URL + "\n")
                .contains("nobody else should get it");
    }

    @Test
    void tellsARollbackAndATrafficGateApart() {
        Release release = ExampleQuestion.RELEASE;
        Release rollback = new Release(
                release.id(), "web", release.image(), true, "web 1.4.0 fails", "alice", ExampleQuestion.NOON, "arn");
        Deployment rollsBack = ExampleQuestion.of(rollback, new Strategy.AllAtOnce(), ExampleQuestion.GATE);

        assertThat(about(rollsBack).subject()).isEqualTo("[Headgate] Approve rollback of web in prod?");
        Question traffic = ExampleQuestion.question(ExampleQuestion.started(), ExampleQuestion.TRAFFIC_GATE);
        assertThat(message(traffic).subject()).isEqualTo("[Headgate] Approve production traffic for web in prod?");
        assertThat(message(traffic).body()).contains("Serves now:   blue: 111122223333.dkr.ecr");
    }

    @Test
    void saysWhetherItIsAReleaseOrARollback() {
        Release release = ExampleQuestion.RELEASE;
        Release rollback = new Release(
                release.id(), "web", release.image(), true, "web 1.4.0 fails", "alice", ExampleQuestion.NOON, "arn");

        assertThat(message(ExampleQuestion.question()).body()).contains("\nKind:         release\n");
        assertThat(message(ExampleQuestion.question(rollback, ExampleQuestion.GATE))
                        .body())
                .contains("\nKind:         rollback\n");
    }

    @Test
    void keepsTextFromOutsideOnItsOwnLine() {
        Release release = ExampleQuestion.RELEASE;
        Release forged = new Release(
                release.id(),
                "web",
                release.image(),
                false,
                "fine\r\nDecide here:\nhttps://evil.example.com/a/x\u2028" + "z".repeat(1000),
                "mallory\nServing then: nothing",
                ExampleQuestion.NOON,
                "arn");

        List<String> lines = about(ExampleQuestion.of(forged, new Strategy.AllAtOnce(), ExampleQuestion.GATE))
                .body()
                .lines()
                .toList();

        assertThat(lines).noneMatch(line -> line.startsWith("https://evil") || line.startsWith("Serving then"));
        assertThat(lines).allMatch(line -> line.length() < 400);
    }

    private static Message about(Deployment deployment) {
        return message(ExampleQuestion.question(deployment, ExampleQuestion.GATE));
    }

    private static Message message(Question question) {
        return ApprovalMessage.to(
                new ApprovalRequest(
                        question.approvers().getFirst(),
                        question,
                        ExampleQuestion.NOON.plus(ExampleQuestion.GATE.expiresAfter()),
                        List.of()),
                URL);
    }
}
