package dev.headgate.states.definition;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a Task state may call. */
public enum TaskResource {
    LAMBDA_INVOKE("lambda", "invoke"),
    LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN("lambda", "invoke.waitForTaskToken"),
    START_EXECUTION_SYNC("states", "startExecution.sync:2");

    /** With a LogType of Tail AWS answers with the end of the log too, and nothing here reads a log. */
    private static final Set<String> LAMBDA_ARGUMENTS = Set.of("FunctionName", "Payload", "LogType");

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

    /** As a definition names it. */
    public String arn() {
        return "arn:aws:states:::" + service + ":" + action;
    }

    /** As the execution history names it: {@code lambda}. */
    public String service() {
        return service;
    }

    /** As the execution history names it: {@code invoke.waitForTaskToken}. */
    public String action() {
        return action;
    }

    /** The argument that says what is called. */
    public String requiredArgument() {
        return switch (this) {
            case LAMBDA_INVOKE, LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN -> "FunctionName";
            case START_EXECUTION_SYNC -> "StateMachineArn";
        };
    }

    /** Whether it has an argument of this name. */
    public boolean takes(String argument) {
        return switch (this) {
            case LAMBDA_INVOKE, LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN -> LAMBDA_ARGUMENTS.contains(argument);
            case START_EXECUTION_SYNC -> EXECUTION_ARGUMENTS.contains(argument);
        };
    }

    /** Whether what the call returns is the task's result, and nothing else is waited for. */
    public boolean answersAtOnce() {
        return this == LAMBDA_INVOKE;
    }

    /** Whether the task ends when somebody answers, and not when the call returns. */
    public boolean waitsForTaskToken() {
        return this == LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN;
    }
}
