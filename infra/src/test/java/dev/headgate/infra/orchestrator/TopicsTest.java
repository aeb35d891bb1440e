package dev.headgate.infra.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.Tooling;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class TopicsTest {

    private static StackTemplate stack;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestrator();
    }

    @Test
    void sendsEachApproverOnlyTheirOwnQuestions() {
        assertThat(subscriptions(stack, "TopicsApprovals"))
                .containsExactly(
                        "alice@example.com {\"approver\":[\"alice\"]}", "bob@example.com {\"approver\":[\"bob\"]}");
    }

    @Test
    void mailsAlertsAndUpdatesToWhomTheConfigurationNames() {
        StackTemplate four = Tooling.orchestratorOfFour();

        assertThat(subscriptions(four, "TopicsAlerts")).containsExactly("on-call@example.com ");
        assertThat(subscriptions(four, "TopicsUpdates")).containsExactly("team@example.com ", "alice@example.com ");
    }

    @Test
    void encryptsEveryTopicByAKeyThatAlarmsMayUse() {
        assertThat(stack.resources("AWS::SNS::Topic"))
                .hasSize(3)
                .allSatisfy(topic -> assertThat(
                                topic.property("/KmsMasterKeyId/Fn::GetAtt/0").asText())
                        .startsWith("EncryptionKey"));
        assertThat(stack.resource("AWS::KMS::Key").property("/KeyPolicy").toString())
                .contains("cloudwatch.amazonaws.com")
                .doesNotContain("events.amazonaws.com");
    }

    @Test
    void letsTheAccountUseTheKeyThroughTableAndTopicsOnly() {
        assertThat(stack.resource("AWS::KMS::Key")
                        .property("/KeyPolicy/Statement/1/Condition/StringEquals")
                        .toString())
                .isEqualTo("{\"kms:CallerAccount\":\"111111111111\",\"kms:ViaService\":"
                        + "[\"dynamodb.us-east-1.amazonaws.com\",\"sns.us-east-1.amazonaws.com\"]}");
        assertThat(stack.resource("AWS::KMS::Key")
                        .property("/EnableKeyRotation")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void takesAlertsFromAlarmsOfThisAccount() {
        Resource policy = stack.resources("AWS::SNS::TopicPolicy").stream()
                .filter(it -> it.property("/Topics").toString().contains("TopicsAlerts"))
                .findFirst()
                .orElseThrow();

        assertThat(policy.property("/PolicyDocument").toString())
                .contains("\"aws:SourceAccount\":\"111111111111\"", "cloudwatch.amazonaws.com")
                .doesNotContain("events.amazonaws.com");
    }

    private static List<String> subscriptions(StackTemplate template, String topic) {
        return template.resources("AWS::SNS::Subscription").stream()
                .filter(it -> it.property("/TopicArn/Ref").asText().startsWith(topic))
                .filter(it -> it.property("/Protocol").asText().equals("email"))
                .map(it -> it.property("/Endpoint").asText() + " "
                        + it.property("/FilterPolicy").toString())
                .toList();
    }
}
