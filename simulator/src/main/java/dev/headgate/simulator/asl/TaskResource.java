package dev.headgate.simulator.asl;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a Task state may call. */
enum TaskResource {
    LAMBDA_INVOKE("lambda", "invoke"),
    LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN("lambda", "invoke.waitForTaskToken"),
    START_EXECUTION_SYNC("states", "startExecution.sync:2");

    private static final Set<String> LAMBDA_ARGUMENTS = Set.of("FunctionName", "Payload");
    private static final Set<String> EXECUTION_ARGUMENTS = Set.of("StateMachineArn", "Name", "Input");

    private final String service;
    private final String action;

    TaskResource(String service, String action) {
        this.service = service;
        this.action = action;
    }

    static Optional<TaskResource> of(String arn) {
        return Arrays.stream(values())
                .filter(resource -> resource.arn().equals(arn))
                .findFirst();
    }

    String arn() {
        return "arn:aws:states:::" + service + ":" + action;
    }

    /** As the execution history names it: {@code lambda}. */
    String service() {
        return service;
    }

    /** As the execution history names it: {@code invoke.waitForTaskToken}. */
    String action() {
        return action;
    }

    String requiredArgument() {
        return switch (this) {
            case LAMBDA_INVOKE, LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN -> "FunctionName";
            case START_EXECUTION_SYNC -> "StateMachineArn";
        };
    }

    boolean takes(String argument) {
        return switch (this) {
            case LAMBDA_INVOKE, LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN -> LAMBDA_ARGUMENTS.contains(argument);
            case START_EXECUTION_SYNC -> EXECUTION_ARGUMENTS.contains(argument);
        };
    }

    boolean waitsForTaskToken() {
        return this == LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN;
    }
}
