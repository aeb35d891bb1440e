package dev.headgate.infra.delivery;

import static dev.headgate.infra.EventPatterns.matches;
import static dev.headgate.infra.EventPatterns.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class ReleaseTriggersTest {

    private static Resource onPipelines;
    private static Resource onImages;

    @BeforeAll
    static void synthesize() {
        StackTemplate web = SynthesizedApp.ofOneAccount().stack("headgate-delivery-web");
        onPipelines = rule(web, "headgate-on-pipelines-of-web");
        onImages = rule(web, "headgate-on-pushes-of-web");
    }

    @Test
    void startsAReleaseWhenAPipelineOfReleaseOnSucceeds() {
        assertThat(matches(onPipelines.property("/EventPattern"), sample("pipeline-succeeded")))
                .isTrue();
    }

    @Test
    void startsNothingWhenItBeginsOrFailsOrIsAnotherPipeline() {
        JsonNode other = sample("pipeline-succeeded").deepCopy();
        ((ObjectNode) other.get("detail")).put("pipeline", "web-alice");

        assertThat(matches(onPipelines.property("/EventPattern"), sample("pipeline-failed")))
                .isFalse();
        assertThat(matches(onPipelines.property("/EventPattern"), sample("pipeline-started")))
                .isFalse();
        assertThat(matches(onPipelines.property("/EventPattern"), other)).isFalse();
    }

    @Test
    void startsAReleaseWhenAnImageIsPushedWithATagOfReleaseOn() {
        assertThat(matches(onImages.property("/EventPattern"), sample("image-pushed")))
                .isTrue();
    }

    @Test
    void startsNothingForTheImagesThatPipelinesPush() {
        JsonNode built = sample("image-pushed").deepCopy();
        ((ObjectNode) built.get("detail")).put("image-tag", "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21");

        assertThat(matches(onImages.property("/EventPattern"), built)).isFalse();
    }

    @Test
    void hasEachServiceListenToItsOwnRepositoryAndTags() {
        Resource rule = rule(
                SynthesizedApp.ofFourAccounts().stack("headgate-delivery-a-service-of-24-letters1-longsuffix"),
                "headgate-on-pushes-of-a-service-of-24-letters1-longsuffix");

        assertThat(rule.property("/EventPattern/detail/repository-name").toString())
                .isEqualTo("[\"shop/app-longsuffix\"]");
        assertThat(rule.property("/EventPattern/detail/image-tag").toString())
                .isEqualTo("[{\"wildcard\":\"release-*\"},{\"wildcard\":\"v*.final\"}]");
    }

    @Test
    void handsTheWholeEventToTheReleaseAndKeepsWhatCouldNotBeDelivered() {
        for (Resource rule : List.of(onPipelines, onImages)) {
            assertThat(rule.property("/Targets").size()).isOne();
            assertThat(rule.property("/Targets/0/Arn").asText())
                    .isEqualTo("arn:aws:states:us-east-1:111111111111:stateMachine:headgate-release");
            assertThat(rule.property("/Targets/0").has("InputTransformer")).isFalse();
            assertThat(rule.property("/Targets/0/RetryPolicy/MaximumEventAgeInSeconds")
                            .asInt())
                    .isEqualTo(3600);
        }
    }

    @Test
    void makesNoRuleForAServiceThatNothingReleases() {
        assertThat(SynthesizedApp.ofFourAccounts()
                        .stack("headgate-delivery-web-longsuffix")
                        .resources("AWS::Events::Rule"))
                .isEmpty();
    }

    /**
     * CDK does this for most targets and forgets it for some: without it, the queue refuses what it is there for. The
     * orchestrator's lets in all rules of the installation by one statement.
     */
    @Test
    void letsEveryRuleThatNamesAQueueSendToIt() {
        String orchestrators = policies(Tooling.orchestratorOfFour());
        assertThat(orchestrators)
                .contains("\"ArnLike\":{\"aws:SourceArn\":["
                        + "\"arn:aws:events:us-east-1:111111111111:rule/headgate-*-longsuffix\","
                        + "\"arn:aws:events:us-east-1:111111111111:rule/headgate-longsuffix/headgate-*-longsuffix\"]}");
        for (StackTemplate stack : SynthesizedApp.ofFourAccounts().stacks()) {
            stack.resources("AWS::Events::Rule").stream()
                    .filter(rule -> rule.property("/Targets").toString().contains("DeadLetterConfig"))
                    .forEach(rule -> {
                        if (rule.property("/Targets/0/DeadLetterConfig/Arn").isTextual()) {
                            assertThat(rule.property("/Targets/0/DeadLetterConfig/Arn")
                                            .asText())
                                    .endsWith(":111111111111:headgate-undelivered-orchestrator-longsuffix");
                            assertThat(rule.property("/Name").asText()).matches("headgate-.+-longsuffix");
                        } else {
                            assertThat(policies(stack))
                                    .as("%s of %s", rule, stack)
                                    .contains("\"aws:SourceArn\":{\"Fn::GetAtt\":[\"" + rule.id() + "\",\"Arn\"]}");
                        }
                    });
        }
    }

    private static String policies(StackTemplate stack) {
        return stack.resources("AWS::SQS::QueuePolicy").stream()
                .map(it -> it.json().toString())
                .reduce("", String::concat);
    }

    private static Resource rule(StackTemplate stack, String name) {
        return stack.resource("AWS::Events::Rule", "Name", name);
    }
}
