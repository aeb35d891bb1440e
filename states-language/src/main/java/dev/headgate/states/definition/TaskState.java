package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.tree.Section;
import java.util.Arrays;
import java.util.List;
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

    static TaskState read(String name, Section fields) {
        TaskResource resource = resource(fields);
        TaskState state = new TaskState(
                name,
                resource,
                Fields.template(fields, "Arguments"),
                Fields.integerTemplate(fields, "TimeoutSeconds", 1, MOST_SECONDS),
                Fields.integerTemplate(fields, "HeartbeatSeconds", 1, MOST_SECONDS),
                ErrorHandling.read(fields),
                Exit.read(fields));
        checkArguments(resource, fields);
        checkHeartbeat(fields);
        return state;
    }

    private static TaskResource resource(Section fields) {
        String arn = fields.required("Resource", Fields.STRING);
        return TaskResource.of(arn).orElseGet(() -> {
            if (!arn.isEmpty()) {
                fields.wrong("Resource", "not supported: " + arn + " (only " + supportedArns() + ")");
            }
            return TaskResource.LAMBDA_INVOKE;
        });
    }

    private static String supportedArns() {
        return Arrays.stream(TaskResource.values()).map(TaskResource::arn).collect(Collectors.joining(", "));
    }

    private static void checkArguments(TaskResource resource, Section fields) {
        if (fields.find("Resource")
                .flatMap(Fields.STRING::read)
                .flatMap(TaskResource::of)
                .isEmpty()) {
            return;
        }
        if (!fields.has("Arguments")) {
            fields.wrong("Arguments", "is missing");
        } else if (fields.isSection("Arguments")) {
            Section arguments = fields.section("Arguments", "");
            for (String argument : arguments.names()) {
                if (!resource.takes(argument)) {
                    arguments.wrong(argument, "unknown or not supported here");
                }
            }
            if (!arguments.has(resource.requiredArgument())) {
                arguments.wrong(resource.requiredArgument(), "is missing");
            }
        }
    }

    private static void checkHeartbeat(Section fields) {
        if (!fields.has("HeartbeatSeconds")) {
            return;
        }
        Optional<Integer> timeout = seconds(fields, "TimeoutSeconds");
        if (timeout.isPresent() && seconds(fields, "HeartbeatSeconds").orElse(0) >= timeout.get()) {
            fields.wrong("HeartbeatSeconds", "must be smaller than TimeoutSeconds");
        }
    }

    private static Optional<Integer> seconds(Section fields, String field) {
        return fields.find(field).flatMap(Fields.wholeNumber(1, MOST_SECONDS)::read);
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }
}
