package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A state that has work done elsewhere. */
public record TaskState(
        String name,
        TaskResource resource,
        Optional<PayloadTemplate> arguments,
        Optional<PayloadTemplate> timeoutSeconds,
        Optional<PayloadTemplate> heartbeatSeconds,
        ErrorHandling errorHandling,
        Exit exit)
        implements State {

    public static final int MOST_SECONDS = 99_999_999;

    static TaskState read(String name, Fields fields) {
        TaskResource resource = resource(fields);
        TaskState state = new TaskState(
                name,
                resource,
                fields.template("Arguments"),
                fields.integerTemplate("TimeoutSeconds", 1, MOST_SECONDS),
                fields.integerTemplate("HeartbeatSeconds", 1, MOST_SECONDS),
                ErrorHandling.read(fields),
                Exit.read(fields));
        checkArguments(resource, fields);
        checkHeartbeat(resource, fields);
        return state;
    }

    private static TaskResource resource(Fields fields) {
        String arn = fields.requiredString("Resource");
        return TaskResource.of(arn).orElseGet(() -> {
            if (!arn.isEmpty()) {
                fields.fault("Resource", "not supported: " + arn + " (only " + supportedArns() + ")");
            }
            return TaskResource.LAMBDA_INVOKE;
        });
    }

    private static String supportedArns() {
        return Arrays.stream(TaskResource.values()).map(TaskResource::arn).collect(Collectors.joining(", "));
    }

    private static void checkArguments(TaskResource resource, Fields fields) {
        if (TaskResource.of(fields.string("Resource").orElse("")).isEmpty()) {
            return;
        }
        if (!fields.has("Arguments")) {
            fields.fault("Arguments", "is missing");
        } else if (fields.value("Arguments") instanceof Map<?, ?> arguments) {
            for (Object argument : arguments.keySet()) {
                if (!resource.takes(String.valueOf(argument))) {
                    fields.fault("Arguments." + argument, "unknown or not supported here");
                }
            }
            if (!arguments.containsKey(resource.requiredArgument())) {
                fields.fault("Arguments." + resource.requiredArgument(), "is missing");
            }
        }
    }

    private static void checkHeartbeat(TaskResource resource, Fields fields) {
        if (!fields.has("HeartbeatSeconds")) {
            return;
        }
        if (!resource.waitsForTaskToken()) {
            fields.fault("HeartbeatSeconds", "only a task that waits for its token sends heartbeats");
        }
        if (fields.value("HeartbeatSeconds") instanceof Integer heartbeat
                && fields.value("TimeoutSeconds") instanceof Integer timeout
                && heartbeat >= timeout) {
            fields.fault("HeartbeatSeconds", "must be smaller than TimeoutSeconds");
        }
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
