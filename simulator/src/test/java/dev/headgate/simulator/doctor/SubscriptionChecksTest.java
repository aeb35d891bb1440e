package dev.headgate.simulator.doctor;

import static dev.headgate.simulator.doctor.DoctorScene.YAML;
import static dev.headgate.simulator.doctor.DoctorScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.doctor.Result.CannotTell;
import dev.headgate.simulator.doctor.Result.Fault;
import dev.headgate.simulator.doctor.Result.Fine;
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

    private final DoctorScene scene = new DoctorScene();

    @Test
    void approverIsFineWithAnAuthenticatedSubscriptionToTheOwnQuestions() {
        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fine("alice@example.com is asked, and no link unsubscribes it"));
    }

    @Test
    void approverIsAtFaultUntilTheSubscriptionIsConfirmed() {
        scene.tooling.sns().suspend(ALICES);

        assertThat(scene.tooling("approver alice"))
                .isEqualTo(new Fault("alice@example.com has not confirmed the subscription", CONFIRM));
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
                        "AWS says: User: arn is not authorized to perform: sns:GetSubscriptionAttributes",
                        "Allow these credentials sns:ListSubscriptionsByTopic, sns:GetSubscriptionAttributes, and run"
                                + " doctor again"));
    }

    @Test
    void alertsAreFineOnceSomebodyGetsThem() {
        assertThat(scene.tooling("alerts")).isEqualTo(new Fine("confirmed subscriptions: 1"));
        assertThat(scene.tooling("updates")).isEqualTo(new Fine("confirmed subscriptions: 1"));
    }

    @Test
    void alertsAreAtFaultWhileNobodyHasConfirmed() {
        scene.tooling.sns().suspend(subscription("headgate-alerts", 1));

        assertThat(scene.tooling("alerts"))
                .isEqualTo(new Fault(
                        "no subscription is confirmed yet", CONFIRM.replace("headgate-approvals", "headgate-alerts")));
    }

    @Test
    void alertsAreAtFaultWhenNobodyHasSubscribed() {
        scene.tooling.sns().addTopic("headgate-alerts-eve");

        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "alerts"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.what()).isEqualTo("nobody has subscribed");
                    assertThat(fault.cure())
                            .startsWith("aws sns subscribe --region us-east-1 --topic-arn"
                                    + " arn:aws:sns:us-east-1:111122223333:headgate-alerts-eve --protocol email");
                });
    }

    @Test
    void updatesAreAtFaultWithoutATopic() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "updates").text())
                .isEqualTo("there is no topic arn:aws:sns:us-east-1:111122223333:headgate-updates-eve");
    }

    @Test
    void alertsCanNotBeToldWithoutPermission() {
        scene.deny("sns:ListSubscriptionsByTopic");

        assertThat(scene.tooling("alerts").cure())
                .isEqualTo("Allow these credentials sns:ListSubscriptionsByTopic, and run doctor again");
    }
}
