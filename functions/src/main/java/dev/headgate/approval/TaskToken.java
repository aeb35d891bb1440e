package dev.headgate.approval;

/**
 * What Step Functions waits for an answer with; whoever has it can answer.
 *
 * <p>Only {@link TaskTokens} may look inside; it is never shown, logged or mailed.
 */
public record TaskToken(String value) {

    public TaskToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "the task token is empty: pass $states.context.Task.Token to the state that asks");
        }
    }

    /** Hides the token, so that a record that holds it can be printed. */
    @Override
    public String toString() {
        return "TaskToken[hidden]";
    }
}
