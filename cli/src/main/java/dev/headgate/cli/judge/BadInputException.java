package dev.headgate.cli.judge;

import dev.headgate.text.Limits;
import dev.headgate.tree.Fault;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** What was given to the command can not be judged; the message says where the fault is and what would be right. */
final class BadInputException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }

    /** All of them at once, each in its line; of too many, the first ones. */
    BadInputException(List<Fault> faults) {
        this(
                faults.size() == 1
                        ? faults.getFirst().saidWithPath("; ")
                        : faults.stream()
                                .limit(Limits.FAULTS)
                                .map(fault -> "\n  " + fault.saidWithPath("; "))
                                .collect(Collectors.joining("", faults.size() + " faults:", more(faults))));
    }

    private static String more(List<Fault> faults) {
        return faults.size() <= Limits.FAULTS ? "" : "\n  and " + (faults.size() - Limits.FAULTS) + " more";
    }

    BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
