package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.ToolingNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.EventPattern;

/**
 * Calls that start, redrive or stop executions of both state machines, as CloudTrail tells of them some minutes later: only where
 * the account has a trail that logs its management events, and as it can.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html">Events by way of CloudTrail</a>
 */
record CallPatterns(ToolingNames names) {

    private static final List<String> MACHINES = List.of(ToolingNames.DEPLOYMENT, ToolingNames.RELEASE);

    /** Also of a version, or by an alias, that somebody has made of a machine. */
    EventPattern ofStarts() {
        return pattern(
                List.of("StartExecution"),
                "stateMachineArn",
                machine -> Stream.of(names.stateMachineArn(machine), wildcard(names.stateMachineArn(machine) + ":*")));
    }

    EventPattern ofStopsAndRedrives() {
        return pattern(
                List.of("RedriveExecution", "StopExecution"),
                "executionArn",
                machine -> Stream.of(wildcard(names.executionArns(machine))));
    }

    private static EventPattern pattern(
            List<String> operations, String parameter, Function<String, Stream<Object>> values) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventSource", List.of("states.amazonaws.com"));
        detail.put("eventName", operations);
        detail.put(
                "requestParameters",
                Map.of(parameter, MACHINES.stream().flatMap(values).toList()));
        return EventPattern.builder()
                .source(List.of("aws.states"))
                .detailType(List.of("AWS API Call via CloudTrail"))
                .detail(detail)
                .build();
    }

    private static Object wildcard(String pattern) {
        return Map.of("wildcard", pattern);
    }
}
