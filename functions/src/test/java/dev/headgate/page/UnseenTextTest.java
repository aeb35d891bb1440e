package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Question;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.notification.Askers;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.ExecutionMessages;
import dev.headgate.notification.Message;
import dev.headgate.notification.WatchedEvent;
import dev.headgate.notification.WatchedMessages;
import dev.headgate.release.Execution;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleQuestion;
import dev.headgate.text.PlainLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of others, with every character that is not seen, in every mail and on every page: it stays on its line. */
class UnseenTextTest {

    /** Short enough that no message cuts it. */
    private static final int AT_A_TIME = 60;

    /** Some of them each, with a letter in between. */
    static Stream<String> texts() {
        List<Integer> unseen = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(it -> !PlainLine.isSeen(it))
                .boxed()
                .toList();
        return IntStream.range(0, unseen.size() / AT_A_TIME + 1)
                .mapToObj(i -> unseen.stream()
                        .skip((long) i * AT_A_TIME)
                        .limit(AT_A_TIME)
                        .map(it -> Character.toString(it) + "x")
                        .collect(Collectors.joining("", "x", "")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void standsOnOneLineOfEveryMail(String text) {
        List<Message> dirty = mails(text);
        List<Message> clean = mails("xxx");

        assertThat(dirty).hasSameSizeAs(clean).hasSizeGreaterThan(12);
        for (int i = 0; i < dirty.size(); i++) {
            Message mail = dirty.get(i);
            assertThat(mail.subject()).matches("[ -~]+");
            assertThat(mail.body().codePoints().filter(c -> c != '\n' && !PlainLine.isSeen(c)))
                    .as(mail.body())
                    .isEmpty();
            assertThat(mail.body().lines().count())
                    .as(mail.body())
                    .isEqualTo(clean.get(i).body().lines().count());
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isReplacedOnThePage(String text) {
        ApprovalScene scene = new ApprovalScene().asked(question(text));
        scene.decide(scene.linkOf("alice"), scene.answer(Decided.REJECTED, text, "prod"));
        Approval approval = scene.stored();
        ApprovalRequest request = new ApprovalRequest(
                approval.question().approvers().getFirst(),
                approval.question(),
                approval.expiresAt(),
                approval.decisions());

        for (String page : List.of(
                ApprovalPage.open(request, ExampleQuestion.NOON),
                ApprovalPage.expired(request),
                ApprovalPage.over(request, approval.settled()))) {
            assertThat(page.codePoints().filter(c -> c != '\n' && c != '\t' && !PlainLine.isSeen(c)))
                    .isEmpty();
        }
    }

    private static List<Message> mails(String text) {
        List<Message> mails = new ArrayList<>(approvals(text));
        Release release = release(text);
        Deployment started = Example.started(Example.opened(Example.plan(release, "prod")), Example.OPENED);
        mails.add(DeploymentMessages.started(
                started, Optional.of(List.of(RevisionChange.shown(text, Optional.of(text), Optional.of(text))))));
        mails.add(DeploymentMessages.takenOver(started));
        for (Outcome outcome :
                List.of(Outcome.ROLLED_BACK, Outcome.NEEDS_HUMAN, Outcome.REJECTED, Outcome.SUPERSEDED)) {
            mails.add(DeploymentMessages.ended(
                    Example.closed(started.failing(Example.cause(Cause.Kind.REJECTED, text)), outcome, text, text),
                    Askers.UNKNOWN));
        }
        Execution execution = new Execution(
                "arn:aws:states:us-east-1:111122223333:execution:headgate-release:r2", "r2", Example.OPENED);
        mails.add(ExecutionMessages.notPlanned(execution, text));
        mails.add(ExecutionMessages.broken(execution, text));
        mails.add(ExecutionMessages.notOpened(execution, text));
        mails.add(ExecutionMessages.notTakenOver(execution, text, text));
        WatchedEvent.Alarm alarm = new WatchedEvent.Alarm(text, text, text, text, Optional.of(text));
        mails.add(WatchedMessages.of(alarm));
        mails.add(WatchedMessages.tooMany(alarm));
        mails.add(WatchedMessages.of(new WatchedEvent.Stage(text, text, text)));
        return mails;
    }

    /** Asked, reminded and told what came of it. */
    private static List<Message> approvals(String text) {
        ApprovalScene scene = new ApprovalScene().asked(question(text));
        scene.pass(Duration.ofHours(2));
        scene.approvals.remind("web-prod-1", ExampleQuestion.GATE.before(), "token-2");
        scene.decide(scene.linkOf("alice"), scene.answer(Decided.REJECTED, text, "prod"));
        scene.approvals.tellResult(scene.approvals.conclude("web-prod-1", ExampleQuestion.GATE.before()));
        return scene.mailbox;
    }

    private static Question question(String text) {
        return ExampleQuestion.question(
                ExampleQuestion.of(release(text), new Strategy.AllAtOnce(), ExampleQuestion.GATE),
                ExampleQuestion.GATE);
    }

    private static Release release(String text) {
        return new Release(
                "r-1",
                "web",
                new Image(
                        "111122223333.dkr.ecr.us-east-1.amazonaws.com/web",
                        "sha256:" + "5e".repeat(32),
                        Optional.of(text)),
                false,
                text,
                text,
                ExampleQuestion.NOON.minusSeconds(600),
                "arn:aws:states:us-east-1:111122223333:execution:headgate-release:r-1",
                Optional.of(text),
                Optional.of(text));
    }
}
