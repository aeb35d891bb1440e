package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.notification.Message;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.SnsNotifier;
import dev.headgate.notification.Topic;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

class SimulatedSnsTest {

    private final EventLoop loop = new EventLoop(NOON);
    private final Wire wire = new Wire(loop);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, wire);
    private final SnsClient client = account.snsClient();
    private final String approvals = account.sns().addTopic("approvals");
    private final String alerts = account.sns().addTopic("alerts");
    private final Notifier notifier = new SnsNotifier(
            () -> client, Map.of(Topic.APPROVALS, approvals, Topic.ALERTS, alerts, Topic.UPDATES, alerts));

    @Test
    void deliversToTheSubscribersOfItsTopic() {
        account.sns().addSubscriber(alerts, "ops@example.com", Map.of());
        account.sns().addSubscriber(approvals, "alice@example.com", Map.of());
        List<Mail> heard = new ArrayList<>();
        account.sns().onMail(heard::add);

        notifier.send(new Message(Topic.ALERTS, "web prod was rolled back", "5 % errors"));

        Mail mail = new Mail("ops@example.com", alerts, "web prod was rolled back", "5 % errors", NOON);
        assertThat(account.sns().all()).containsExactly(mail);
        assertThat(account.sns().mailbox("ops@example.com")).containsExactly(mail);
        assertThat(account.sns().mailbox("alice@example.com")).isEmpty();
        assertThat(heard).containsExactly(mail);
    }

    @Test
    void filtersByMessageAttribute() {
        account.sns().addSubscriber(approvals, "alice@example.com", Map.of("approver", List.of("alice")));
        account.sns().addSubscriber(approvals, "team@example.com", Map.of("approver", List.of("alice", "bob")));
        account.sns()
                .addSubscriber(
                        approvals, "prod@example.com", Map.of("approver", List.of("alice"), "stage", List.of("prod")));

        notifier.send(new Message(Topic.APPROVALS, "for alice", "?", Map.of("approver", "alice")));
        notifier.send(new Message(Topic.APPROVALS, "for bob", "?", Map.of("approver", "bob")));
        notifier.send(new Message(Topic.APPROVALS, "for nobody", "?"));

        assertThat(subjects("alice@example.com")).containsExactly("for alice");
        assertThat(subjects("team@example.com")).containsExactly("for alice", "for bob");
        assertThat(subjects("prod@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a tab\t", " a blank in front", "Freigabe für prod", ""})
    void refusesASubject(String subject) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.publish(
                        it -> it.topicArn(alerts).subject(subject).message("body")))
                .withMessageStartingWith("Invalid parameter: Subject");
    }

    @Test
    void takesASubjectOfFewerThanAHundredCharacters() {
        account.sns().addSubscriber(alerts, "ops@example.com", Map.of());

        client.publish(it -> it.topicArn(alerts).subject("x".repeat(99)).message("body"));

        assertThat(subjects("ops@example.com")).containsExactly("x".repeat(99));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.publish(
                        it -> it.topicArn(alerts).subject("x".repeat(100)).message("body")));
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.publish(it -> it.topicArn(alerts).message("")))
                .withMessageStartingWith("Invalid parameter: Empty message");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.publish(it -> it.topicArn(alerts).message("x".repeat(256 * 1024 + 1))))
                .withMessageStartingWith("Invalid parameter: Message too long");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.publish(it -> it.topicArn(alerts + "2").message("body")));
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> notifier.send(new Message(Topic.ALERTS, "s", "b", Map.of("approver", ""))))
                .withMessageContaining("'approver' must contain non-empty");
    }

    @Test
    void suspendsASubscriptionThatGetsTooManyMailsInASecond() {
        String subscription = account.sns().addSubscriber(alerts, "ops@example.com", Map.of());

        for (int i = 0; i < 12; i++) {
            notifier.send(new Message(Topic.ALERTS, "alert " + i, "body"));
        }
        loop.runFor(Duration.ofMinutes(1));
        notifier.send(new Message(Topic.ALERTS, "later", "body"));

        assertThat(account.sns().isPendingConfirmation(subscription)).isTrue();
        assertThat(subjects("ops@example.com")).hasSize(10).endsWith("alert 9");

        account.sns().confirm(subscription);
        notifier.send(new Message(Topic.ALERTS, "confirmed", "body"));
        assertThat(subjects("ops@example.com")).endsWith("confirmed");
    }

    @Test
    void takesTenMailsInEverySecond() {
        String subscription = account.sns().addSubscriber(alerts, "ops@example.com", Map.of());

        for (int i = 0; i < 50; i++) {
            notifier.send(new Message(Topic.ALERTS, "alert " + i, "body"));
            loop.runFor(Duration.ofMillis(100));
        }

        assertThat(account.sns().isPendingConfirmation(subscription)).isFalse();
        assertThat(subjects("ops@example.com")).hasSize(50);
    }

    @Test
    void listsWithoutAnArnWhatIsNotConfirmed() {
        String first = account.sns().addSubscriber(alerts, "ops@example.com", Map.of());
        String second = account.sns().addSubscriber(alerts, "team@example.com", Map.of());
        account.sns().suspend(second);

        assertThat(client.listSubscriptionsByTopicPaginator(it -> it.topicArn(alerts))
                        .subscriptions())
                .extracting(Subscription::endpoint, Subscription::subscriptionArn)
                .containsExactly(tuple("ops@example.com", first), tuple("team@example.com", "PendingConfirmation"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.listSubscriptionsByTopic(it -> it.topicArn(alerts + "2")));
    }

    @Test
    void listsAHundredAtATime() {
        for (int i = 0; i < 101; i++) {
            var unused = account.sns().addSubscriber(alerts, i + "@example.com", Map.of());
        }

        var first = client.listSubscriptionsByTopic(it -> it.topicArn(alerts));

        assertThat(first.subscriptions()).hasSize(100);
        assertThat(client.listSubscriptionsByTopic(it -> it.topicArn(alerts).nextToken(first.nextToken())))
                .satisfies(second -> {
                    assertThat(second.subscriptions())
                            .extracting(Subscription::endpoint)
                            .containsExactly("100@example.com");
                    assertThat(second.nextToken()).isNull();
                });
    }

    @Test
    void deliversNothingMoreToWhomIsUnsubscribedAndStillListsIt() {
        account.sns().unsubscribe(account.sns().addSubscriber(alerts, "ops@example.com", Map.of()));

        notifier.send(new Message(Topic.ALERTS, "alert", "body"));

        assertThat(subjects("ops@example.com")).isEmpty();
        assertThat(client.listSubscriptionsByTopic(it -> it.topicArn(alerts)).subscriptions())
                .extracting(Subscription::subscriptionArn)
                .containsExactly("Deleted");
    }

    @Test
    void deliversNothingByAFilterThatLooksIntoTheBody() {
        String arn = account.sns().addSubscriber(approvals, "alice@example.com", Map.of("approver", List.of("alice")));
        account.sns().filterByBody(arn);

        notifier.send(new Message(Topic.APPROVALS, "for alice", "?", Map.of("approver", "alice")));

        assertThat(subjects("alice@example.com")).isEmpty();
    }

    @Test
    void tellsHowASubscriptionWasConfirmedAndWhatItLetsThrough() {
        String arn = account.sns().addSubscriber(alerts, "ops@example.com", Map.of("approver", List.of("alice")));
        account.sns().confirmByLink(arn);

        assertThat(client.getSubscriptionAttributes(it -> it.subscriptionArn(arn))
                        .attributes())
                .containsEntry("ConfirmationWasAuthenticated", "false")
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("FilterPolicy", "{\"approver\":[\"alice\"]}");
        account.sns().filter(arn, Map.of());
        account.sns().confirm(arn);
        assertThat(client.getSubscriptionAttributes(it -> it.subscriptionArn(arn))
                        .attributes())
                .containsEntry("ConfirmationWasAuthenticated", "true")
                .doesNotContainKey("FilterPolicy");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.getSubscriptionAttributes(it -> it.subscriptionArn(arn + "2")));
    }

    @Test
    void deliversTwiceWhenTheReplyWasLost() {
        account.sns().addSubscriber(alerts, "ops@example.com", Map.of());
        wire.add(call -> call.number() == 1 ? Fault.Effect.LOSE_REPLY : Fault.Effect.NONE);
        Message message = new Message(Topic.ALERTS, "alert", "body");

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> notifier.send(message));
        notifier.send(message);

        assertThat(subjects("ops@example.com")).containsExactly("alert", "alert");
    }

    @Test
    void notifierLosesNoMessageOverItsSubject() {
        account.sns().addSubscriber(alerts, "ops@example.com", Map.of());

        notifier.send(new Message(Topic.ALERTS, " \nFreigabe für prod ", "body"));
        notifier.send(new Message(Topic.ALERTS, " ", "body"));

        assertThat(subjects("ops@example.com")).containsExactly("?Freigabe f?r prod", "AWS Notification Message");
    }

    @Test
    void notifierNamesTheTopicsItLacks() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new SnsNotifier(() -> client, Map.of(Topic.ALERTS, alerts)))
                .withMessage("No ARN is given for the topics [APPROVALS, UPDATES]");
    }

    private List<String> subjects(String email) {
        return account.sns().mailbox(email).stream().map(Mail::subject).toList();
    }
}
