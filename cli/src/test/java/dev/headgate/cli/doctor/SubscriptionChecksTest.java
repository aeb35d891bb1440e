package dev.headgate.cli.doctor;

import static dev.headgate.cli.doctor.DoctorScene.YAML;
import static dev.headgate.cli.doctor.DoctorScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Advice;
import dev.headgate.cli.doctor.Result.CannotTell;
import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Approvers, and readers of alerts and updates. */
class SubscriptionChecksTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:headgate-approvals";
    private static final String ALICES = subscription("headgate-approvals", 1);
    private static final String CONFIRM =
            "Copy the Token from the link in the confirmation e-mail, without opening the link, and confirm with it:\n"
                    + "aws sns confirm-subscription --region us-east-1 --topic-arn " + TOPIC
                    + " --token TOKEN --authenticate-on-unsubscribe true";
    private static final String SUBSCRIBE = "aws sns subscribe --region us-east-1 --topic-arn " + TOPIC
            + " --protocol email --notification-endpoint alice@example.com --attributes"
            + " '{\"FilterPolicy\":\"{\\\"approver\\\":[\\\"alice\\\"]}\"}'";

    private static final String AGAIN =
            "\nIf there is no such e-mail, or it is older than two days, have it sent again:\n";
    private static final String NOBODY = YAML.replaceAll("(?m)^subscribers:.*\n", "");
    private static final String ONCALLS = subscription("headgate-alerts", 1);

    private final DoctorScene scene = new DoctorScene();

    @Test
    void approverIsFineWithAnAuthenticatedSubscriptionToTheOwnQuestions() {
        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fine("alice@example.com is subscribed, and no link unsubscribes it"));
    }

    @Test
    void approverIsAtFaultUntilTheSubscriptionIsConfirmed() {
        scene.tooling.sns().suspend(ALICES);

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(
                        new Fault("alice@example.com has not confirmed the subscription", CONFIRM + AGAIN + SUBSCRIBE));
        assertThat(scene.tooling("approver bob")).isInstanceOf(Fine.class);
    }

    @Test
    void approverIsAtFaultWhenALinkCanUnsubscribe() {
        scene.tooling.sns().confirmByLink(ALICES);

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fault(
                        "the link at the end of each e-mail unsubscribes alice@example.com, whoever opens it",
                        "aws sns unsubscribe --region us-east-1 --subscription-arn " + ALICES + "\n" + SUBSCRIBE + "\n"
                                + CONFIRM));
    }

    @Test
    void approverIsAtFaultWithoutAFilter() {
        scene.tooling.sns().filter(ALICES, Map.of());

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fault(
                        "alice@example.com gets everybody's questions",
                        "aws sns set-subscription-attributes --region us-east-1 --subscription-arn " + ALICES
                                + " --attribute-name FilterPolicy --attribute-value '{\"approver\":[\"alice\"]}'"));
    }

    @Test
    void approverIsAtFaultWithAnotherFilter() {
        scene.tooling.sns().filter(ALICES, Map.of("approver", List.of("alice", "bob")));

        assertThat(scene.tooling("approver alice").text())
                .isEqualTo("alice@example.com is filtered by {\"approver\":[\"alice\",\"bob\"]}");
    }

    @Test
    void approverIsAtFaultWithoutASubscription() {
        assertThat(scene.tooling(YAML.replace("alice@", "al@"), "approver alice"))
                .isEqualTo(new Fault(
                        "al@example.com is not subscribed", SUBSCRIBE.replace("alice@", "al@") + "\n" + CONFIRM));
    }

    @Test
    void approverIsAtFaultWithoutATopic() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "approver alice"))
                .isEqualTo(
                        new Fault("there is no topic " + TOPIC + "-eve", "npx cdk deploy headgate-orchestrator-eve"));
    }

    @Test
    void approverCanNotBeToldWithoutPermission() {
        scene.deny("sns:GetSubscriptionAttributes");

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new CannotTell(
                        "not allowed: sns:GetSubscriptionAttributes",
                        "Allow these credentials sns:GetSubscriptionAttributes, and run doctor again"));
    }

    @Test
    void approverIsAtFaultWhenTheFilterLooksIntoTheBody() {
        scene.tooling.sns().filterByBody(ALICES);
        String set = "aws sns set-subscription-attributes --region us-east-1 --subscription-arn " + ALICES;

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fault(
                        "alice@example.com is filtered by {\"approver\":[\"alice\"]}, held against the text of messages",
                        set + " --attribute-name FilterPolicyScope --attribute-value MessageAttributes\n" + set
                                + " --attribute-name FilterPolicy --attribute-value '{\"approver\":[\"alice\"]}'"));
    }

    @Test
    void approverIsAtFaultAfterUnsubscribingThoughSnsStillListsIt() {
        scene.tooling.sns().unsubscribe(ALICES);

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fault("alice@example.com is not subscribed", SUBSCRIBE + "\n" + CONFIRM));
    }

    @Test
    void approverIsFoundOnWhateverPageOfTheList() {
        String many = "arn:aws:sns:us-east-1:111122223333:headgate-alerts";
        for (int i = 0; i < 120; i++) {
            var unused = scene.tooling.sns().addSubscriber(many, "reader" + i + "@example.com", Map.of());
        }

        assertThat(scene.tooling(YAML.replace("on-call@", "reader119@"), "alerts"))
                .isEqualTo(new Fine("reader119@example.com is subscribed, and no link unsubscribes it"));
    }

    @Test
    void questionsAreFineWhenOnlyApproversGetThem() {
        assertThat(scene.tooling("questions")).isEqualTo(new Fine("nobody but approvers is sent any"));
    }

    @Test
    void questionsAreAtFaultWhenSomebodyElseGetsThem() {
        String eves = scene.tooling.sns().addSubscriber(TOPIC, "eve@example.com", Map.of());

        assertThat(scene.tooling("questions"))
                .isEqualTo(new Fault(
                        "they also go to eve@example.com, which is no approver's",
                        "aws sns unsubscribe --region us-east-1 --subscription-arn " + eves));
    }

    @Test
    void readersAreFineWhenEachIsSubscribedForGood() {
        assertThat(scene.tooling("alerts"))
                .isEqualTo(new Fine("on-call@example.com is subscribed, and no link unsubscribes it"));
        assertThat(scene.tooling("updates"))
                .isEqualTo(new Fine("team@example.com is subscribed, and no link unsubscribes it"));
    }

    @Test
    void readerIsAtFaultUntilTheSubscriptionIsConfirmed() {
        scene.tooling.sns().suspend(ONCALLS);

        assertThat(scene.tooling("alerts"))
                .isEqualTo(new Fault(
                        "on-call@example.com has not confirmed the subscription",
                        CONFIRM.replace("approvals", "alerts") + AGAIN
                                + "aws sns subscribe --region us-east-1 --topic-arn"
                                + " arn:aws:sns:us-east-1:111122223333:headgate-alerts --protocol email"
                                + " --notification-endpoint on-call@example.com"));
    }

    @Test
    void readerIsAtFaultWhenALinkCanUnsubscribe() {
        scene.tooling.sns().confirmByLink(ONCALLS);

        assertThat(scene.tooling("alerts").text())
                .isEqualTo("the link at the end of each e-mail unsubscribes on-call@example.com, whoever opens it");
    }

    @Test
    void readerIsAtFaultWithAFilter() {
        scene.tooling.sns().filter(ONCALLS, Map.of("service", List.of("api")));

        assertThat(scene.tooling("alerts"))
                .isEqualTo(new Fault(
                        "on-call@example.com is filtered by {\"service\":[\"api\"]}",
                        "aws sns set-subscription-attributes --region us-east-1 --subscription-arn " + ONCALLS
                                + " --attribute-name FilterPolicy --attribute-value '{}'"));
    }

    @Test
    void everyReaderThatIsNamedIsLookedAt() {
        String two = YAML.replace("[on-call@example.com]", "[on-call@example.com, second@example.com]");

        assertThat(scene.look(DoctorScene.configuration(two)).checks())
                .filteredOn(it -> it.name().equals("alerts"))
                .extracting(it -> it.result().text())
                .containsExactly(
                        "on-call@example.com is subscribed, and no link unsubscribes it",
                        "second@example.com is not subscribed");
    }

    @Test
    void alertsForNobodyAreAtFault() {
        scene.tooling.sns().suspend(ONCALLS);

        assertThat(scene.tooling(NOBODY, "alerts")).isEqualTo(new Fault("nobody gets them", """
                        Name somebody in headgate.yaml, deploy it, and run doctor again for the confirmation:
                        subscribers: {alerts: [name@example.com]}
                        npx cdk deploy headgate-orchestrator"""));
    }

    @Test
    void updatesForNobodyAreAdvice() {
        scene.tooling.sns().suspend(subscription("headgate-updates", 1));

        assertThat(scene.tooling(NOBODY, "updates"))
                .isInstanceOfSatisfying(
                        Advice.class,
                        advice -> assertThat(advice.cure()).contains("subscribers: {updates: [name@example.com]}"));
    }

    @Test
    void alertsForNobodyAreFineWhenSomebodyHasSubscribedByHand() {
        assertThat(scene.tooling(NOBODY, "alerts")).isEqualTo(new Fine("subscribed by hand and confirmed: 1"));
    }

    @Test
    void readersAreAtFaultWithoutATopic() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "updates"))
                .isEqualTo(new Fault(
                        "there is no topic arn:aws:sns:us-east-1:111122223333:headgate-updates-eve",
                        "npx cdk deploy headgate-orchestrator-eve"));
        assertThat(scene.tooling("environmentSuffix: eve\n" + NOBODY, "alerts")).isInstanceOf(Fault.class);
    }

    @Test
    void readersCanNotBeToldWithoutPermission() {
        scene.deny("sns:ListSubscriptionsByTopic");

        assertThat(scene.tooling("alerts").cure())
                .isEqualTo("Allow these credentials sns:ListSubscriptionsByTopic, and run doctor again");
    }
}
