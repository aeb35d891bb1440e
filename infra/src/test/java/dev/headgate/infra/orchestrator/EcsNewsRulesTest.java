package dev.headgate.infra.orchestrator;

import static dev.headgate.infra.EventPatterns.event;
import static dev.headgate.infra.EventPatterns.matches;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ECS tells of the services that it moves reaches the watchdog from every account, and nothing else of it does. */
@NeedsNode
class EcsNewsRulesTest {

    private static final String ELSEWHERE = "arn:aws:ecs:eu-west-1:333333333333:service/headgate-staging/web-staging";

    private static StackTemplate orchestrator;
    private static StackTemplate staging;

    @BeforeAll
    static void synthesize() {
        SynthesizedApp app = SynthesizedApp.of(Path.of("src/test/resources/by-ecs.yaml"));
        orchestrator = app.stack("headgate-orchestrator");
        staging = app.stack("headgate-observability-staging");
    }

    @ParameterizedTest
    @CsvSource({
        "HOOK_AWAITING_ACTION, web-staging, true",
        "HOOK_FAILED, web-staging, true",
        "HOOK_TIMED_OUT, web-staging, true",
        "HOOK_SUCCEEDED, web-staging, false",
        "HOOK_IN_PROGRESS, web-staging, false",
        "HOOK_AWAITING_ACTION, another, false"
    })
    void aPauseIsForwardedAndHeard(String name, String service, boolean expected) {
        JsonNode pause = event("""
                {"source": "aws.ecs", "detail-type": "ECS Hook State Change",
                 "account": "333333333333", "region": "eu-west-1",
                 "detail": {"eventName": "%s", "serviceArn": "arn:aws:ecs:eu-west-1:333333333333:service/headgate-staging/%s"}}
                """.formatted(name, service));

        assertThat(isForwarded(pause)).isEqualTo(expected);
        assertThat(isHeard(pause)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_DEPLOYMENT_COMPLETED, true",
        "SERVICE_DEPLOYMENT_FAILED, true",
        "SERVICE_DEPLOYMENT_IN_PROGRESS, false"
    })
    void theEndOfADeploymentIsForwardedAndHeard(String name, boolean expected) {
        JsonNode ended = event("""
                {"source": "aws.ecs", "detail-type": "ECS Deployment State Change",
                 "account": "333333333333", "region": "eu-west-1", "resources": ["%s"],
                 "detail": {"eventName": "%s", "deploymentId": "ecs-svc/1"}}
                """.formatted(ELSEWHERE, name));

        assertThat(isForwarded(ended)).isEqualTo(expected);
        assertThat(isHeard(ended)).isEqualTo(expected);
    }

    /** Whoever has got into one account is not heard as another. */
    @Test
    void nothingIsHeardOfAnAccountFromAnother() {
        JsonNode forged = event("""
                {"source": "aws.ecs", "detail-type": "ECS Hook State Change",
                 "account": "444444444444", "region": "eu-central-1",
                 "detail": {"eventName": "HOOK_AWAITING_ACTION", "serviceArn": "%s"}}
                """.formatted(ELSEWHERE));

        assertThat(isHeard(forged)).isFalse();
    }

    @Test
    void theBusAdmitsWhatIsForwarded() {
        JsonNode values = orchestrator
                .resource("AWS::Events::EventBusPolicy")
                .property("/Statement/Condition/ForAllValues:StringEquals");

        assertThat(values.at("/events:source").toString()).contains("\"aws.ecs\"");
        assertThat(values.at("/events:detail-type").toString())
                .contains("\"ECS Deployment State Change\",\"ECS Hook State Change\"");
    }

    private static boolean isForwarded(JsonNode event) {
        return matchesAny(staging, event, "");
    }

    private static boolean isHeard(JsonNode event) {
        return matchesAny(orchestrator, event, "headgate-on-ecs-");
    }

    private static boolean matchesAny(StackTemplate stack, JsonNode event, String name) {
        List<Resource> rules = stack.resources("AWS::Events::Rule").stream()
                .filter(it -> it.property("/EventPattern/source").toString().contains("aws.ecs"))
                .filter(it -> it.property("/Name").asText().startsWith(name))
                .toList();
        assertThat(rules).isNotEmpty();
        return rules.stream().anyMatch(it -> matches(it.property("/EventPattern"), event));
    }
}
