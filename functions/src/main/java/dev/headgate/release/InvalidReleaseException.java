package dev.headgate.release;

import dev.headgate.text.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A release that was asked for and cannot be: the message names every fault and what would be right. */
public final class InvalidReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidReleaseException(String fault) {
        super(fault);
    }

    /** On one line: the Step Functions console shows a cause as JSON, where a line break is only {@code \n}. */
    public InvalidReleaseException(List<String> faults) {
        this(faults.size() == 1 ? faults.getFirst() : numbered(faults));
    }

    private static String numbered(List<String> faults) {
        int told = Math.min(faults.size(), Limits.FAULTS);
        String more = told == faults.size() ? "" : "; and " + (faults.size() - told) + " more";
        return IntStream.range(0, told)
                .mapToObj(i -> "(" + (i + 1) + ") " + faults.get(i))
                .collect(Collectors.joining("; ", "The input has " + faults.size() + " faults: ", more));
    }
}
