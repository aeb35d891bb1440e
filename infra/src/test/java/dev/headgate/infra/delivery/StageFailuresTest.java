package dev.headgate.infra.delivery;

import static dev.headgate.infra.EventPatterns.event;
import static dev.headgate.infra.EventPatterns.matches;
import static dev.headgate.infra.EventPatterns.passedOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.json.Json;
import dev.headgate.notification.WatchedEvent;
import org.junit.jupiter.api.Test;

@NeedsNode
class StageFailuresTest {

    private static final JsonNode FAILED = event("""
            {"source": "aws.codepipeline", "detail-type": "CodePipeline Stage Execution State Change",
             "detail": {"pipeline": "web", "stage": "Test", "state": "FAILED", "execution-id": "41c0e7aa"}}
            """);

    @Test
    void tellsPeopleWhichStageOfWhichPipelineFailed() {
        Resource rule = SynthesizedApp.ofOneAccount()
                .stack("headgate-delivery-web")
                .resource("AWS::Events::Rule", "Name", "headgate-on-failed-stages-of-web");

        assertThat(matches(rule.property("/EventPattern"), FAILED)).isTrue();
        assertThat(rule.property("/Targets/0/Arn").asText())
                .isEqualTo("arn:aws:lambda:us-east-1:111111111111:function:headgate-watchdog:live");
        assertThat(Json.read(passedOn(rule, FAILED), WatchedEvent.class))
                .isEqualTo(new WatchedEvent.Stage("web", "Test", "41c0e7aa"));
    }
}
