package dev.headgate.simulator.installation;

import dev.headgate.json.Json;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/**
 * CloudTrail, where the tooling account has a trail: some minutes after a call, EventBridge has an event that says who made it. No
 * account has one by itself, and none is played until it {@linkplain #begin begins}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cloud-trail.html">Step Functions' records</a>
 */
public final class Trail {

    /** By which the definition of a release passes on whose execution it is. */
    private static final String NESTED = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

    private final EventLoop loop;
    private final Arns arns;
    private final Consumer<String> carry;
    private final SplittableRandom random;
    private boolean logs;
    private boolean loses;
    private int copies = 1;
    private Duration soonest = Duration.ofMinutes(2);
    private Duration latest = Duration.ofMinutes(5);

    /**
     * An account without a trail.
     *
     * @param carry takes what a rule of the installation lets through
     * @param seed of how long each event takes
     */
    Trail(EventLoop loop, Arns arns, Consumer<String> carry, long seed) {
        this.loop = loop;
        this.arns = arns;
        this.carry = carry;
        this.random = new SplittableRandom(seed);
    }

    /** From now on management events are logged. */
    public void begin() {
        logs = true;
    }

    /** From now on no event comes: they are best effort. */
    public void lose() {
        loses = true;
    }

    /** From now on each event comes twice: at least once is all that EventBridge promises. */
    public void tellTwice() {
        copies = 2;
    }

    /** From now on every event takes this long. */
    public void tellIn(Duration time) {
        soonest = time;
        latest = time;
    }

    /** Step Functions as somebody calls it, who has this ARN. */
    public SfnClient calledBy(String arn, SfnClient client) {
        return ObservedClient.of(
                SfnClient.class, client, (operation, request) -> {}, (request, reply) -> record(arn, request, reply));
    }

    /** A release starts its deployments without a client. */
    ExecutionListener nestedStarts() {
        return new ExecutionListener() {
            @Override
            public void executionStarted(String executionArn, Instant at, String input) {
                if (input.contains(NESTED)) {
                    Map<String, Object> identity = identity(arns.session("release-state-machine", "nested"));
                    identity.put("invokedBy", "states.amazonaws.com");
                    tell("StartExecution", identity, Map.of(), Map.of("executionArn", executionArn), executionArn);
                }
            }
        };
    }

    private void record(String arn, SdkRequest request, SdkResponse reply) {
        if (request instanceof StartExecutionRequest start && reply instanceof StartExecutionResponse started) {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("input", "HIDDEN_DUE_TO_SECURITY_REASONS");
            asked.put("stateMachineArn", start.stateMachineArn());
            Optional.ofNullable(start.name()).ifPresent(name -> asked.put("name", name));
            Map<String, Object> answered = Map.of("executionArn", started.executionArn());
            tell("StartExecution", identity(arn), asked, answered, started.executionArn());
        } else if (request instanceof StopExecutionRequest stop) {
            tell("StopExecution", arn, stop.executionArn());
        } else if (request instanceof RedriveExecutionRequest redrive) {
            tell("RedriveExecution", arn, redrive.executionArn());
        }
    }

    private void tell(String operation, String arn, String execution) {
        tell(operation, identity(arn), Map.of("executionArn", execution), Map.of(), execution);
    }

    private void tell(
            String operation,
            Map<String, Object> identity,
            Map<String, Object> asked,
            Map<String, Object> answered,
            String execution) {
        if (!logs || loses || !arns.isExecutionOfOurs(execution)) {
            return;
        }
        String event = Json.write(event(operation, identity, asked, answered));
        for (int copy = 0; copy < copies; copy++) {
            Duration later =
                    soonest.plusMillis(random.nextLong(latest.minus(soonest).toMillis() + 1));
            loop.after(later, "CloudTrail's event to the watchdog", () -> carry.accept(event));
        }
    }

    private Map<String, Object> event(
            String operation, Map<String, Object> identity, Map<String, Object> asked, Map<String, Object> answered) {
        String at = loop.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("eventVersion", "1.08");
        call.put("userIdentity", identity);
        call.put("eventTime", at);
        call.put("eventSource", "states.amazonaws.com");
        call.put("eventName", operation);
        call.put("awsRegion", arns.region());
        call.put("requestParameters", asked);
        call.put("responseElements", answered);
        call.put("eventID", new UUID(random.nextLong(), random.nextLong()).toString());
        call.put("eventType", "AwsApiCall");
        call.put("managementEvent", true);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
        event.put("detail-type", "AWS API Call via CloudTrail");
        event.put("source", "aws.states");
        event.put("account", arns.account());
        event.put("time", at);
        event.put("region", arns.region());
        event.put("detail", call);
        return event;
    }

    private static Map<String, Object> identity(String arn) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(
                "type", arn.contains(":assumed-role/") ? "AssumedRole" : arn.endsWith(":root") ? "Root" : "IAMUser");
        identity.put("arn", arn);
        identity.put("accountId", arn.split(":", 6)[4]);
        return identity;
    }
}
