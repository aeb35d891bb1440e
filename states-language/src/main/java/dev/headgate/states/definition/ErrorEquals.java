package dev.headgate.states.definition;

import static dev.headgate.states.expression.StateError.DATA_LIMIT_EXCEEDED;
import static dev.headgate.states.expression.StateError.HEARTBEAT_TIMEOUT;
import static dev.headgate.states.expression.StateError.NO_CHOICE_MATCHED;
import static dev.headgate.states.expression.StateError.QUERY_EVALUATION_ERROR;
import static dev.headgate.states.expression.StateError.RUNTIME;
import static dev.headgate.states.expression.StateError.TASK_FAILED;
import static dev.headgate.states.expression.StateError.TIMEOUT;

import dev.headgate.tree.Section;
import java.util.List;
import java.util.Set;

/** The errors a retrier or catcher answers, by name or by wildcard. */
public record ErrorEquals(List<String> names) {

    private static final String ALL = "States.ALL";

    private static final Set<String> RESERVED = Set.of(
            ALL,
            TASK_FAILED,
            TIMEOUT,
            HEARTBEAT_TIMEOUT,
            RUNTIME,
            DATA_LIMIT_EXCEEDED,
            QUERY_EVALUATION_ERROR,
            NO_CHOICE_MATCHED,
            "States.Permissions",
            "States.BranchFailed",
            "States.ExceedToleratedFailureThreshold",
            "States.ItemReaderFailed",
            "States.ResultWriterFailed");

    public ErrorEquals {
        names = List.copyOf(names);
    }

    /** @param last whether no retrier or catcher follows */
    static ErrorEquals read(Section fields, boolean last) {
        List<String> names = fields.values("ErrorEquals", Fields.STRING);
        if (names.isEmpty()) {
            fields.wrong("ErrorEquals", "must name at least one error");
        }
        if (names.contains(ALL) && names.size() > 1) {
            fields.wrong("ErrorEquals", ALL + " must stand alone");
        }
        if (names.contains(ALL) && !last) {
            fields.wrong("ErrorEquals", ALL + " must come last");
        }
        for (String name : names) {
            if (name.startsWith("States.") && !RESERVED.contains(name)) {
                fields.wrong("ErrorEquals", "Step Functions has no error " + name);
            }
        }
        return new ErrorEquals(names);
    }

    boolean matches(String error, TooLarge tooLarge) {
        return names.stream().anyMatch(name -> matches(name, error, tooLarge));
    }

    private static boolean matches(String name, String error, TooLarge tooLarge) {
        return switch (name) {
            case ALL ->
                switch (error) {
                    case RUNTIME -> false;
                    case DATA_LIMIT_EXCEEDED -> tooLarge == TooLarge.IS_CAUGHT_BY_THE_WILDCARD;
                    default -> true;
                };
            case TASK_FAILED -> !error.equals(TIMEOUT);
            case TIMEOUT -> error.equals(TIMEOUT) || error.equals(HEARTBEAT_TIMEOUT);
            default -> name.equals(error);
        };
    }
}
