package dev.headgate.states.execution;

import dev.headgate.states.definition.TaskState;
import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.expression.StateFailedException;
import java.util.Map;
import java.util.Optional;

/** What a Task state sends to the service it calls. */
record TaskArguments(Map<?, ?> values) {

    /** @throws StateFailedException where they are not what the service takes, or too large */
    static TaskArguments evaluate(TaskState task, Bindings bindings) {
        Map<?, ?> values = Evaluated.object("Arguments", task.arguments(), bindings);
        for (Object name : values.keySet()) {
            if (!task.resource().takes(String.valueOf(name))) {
                throw new StateFailedException(
                        StateError.RUNTIME,
                        "The field '" + name + "' is not supported by "
                                + task.resource().arn());
            }
        }
        StateRun.refuseTooLarge("What the state '" + task.name() + "' sends", values);
        if (!(values.get(task.resource().requiredArgument()) instanceof String)) {
            throw Evaluated.wrong("Arguments/" + task.resource().requiredArgument(), "a string");
        }
        return new TaskArguments(values);
    }

    String functionName() {
        return string("FunctionName");
    }

    /** JSON. */
    String payload() {
        return json("Payload");
    }

    String stateMachineArn() {
        return string("StateMachineArn");
    }

    Optional<String> name() {
        return values.containsKey("Name") ? Optional.of(string("Name")) : Optional.empty();
    }

    /** JSON; a null is no input at all. */
    String input() {
        return values.get("Input") == null ? "{}" : json("Input");
    }

    String toJson() {
        return Payload.toJson(values);
    }

    private String json(String field) {
        return values.containsKey(field) ? Payload.toJson(values.get(field)) : "{}";
    }

    private String string(String field) {
        if (values.get(field) instanceof String text) {
            return text;
        }
        throw Evaluated.wrong("Arguments/" + field, "a string");
    }
}
