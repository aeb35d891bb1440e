package dev.headgate.release;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A release that was asked for and cannot be: the message names every fault and what would be right. */
public final class InvalidReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Nobody reads on, and what a step fails with has to fit into what Step Functions passes on. */
    private static final int MOST_SHOWN = 20;

    public InvalidReleaseException(String fault) {
        super(fault);
    }

    /** On one line: the Step Functions console shows a cause as JSON, where a line break is only {@code \n}. */
    InvalidReleaseException(List<String> faults) {
        this(faults.size() == 1 ? faults.getFirst() : numbered(faults));
    }

    private static String numbered(List<String> faults) {
        int shown = Math.min(MOST_SHOWN, faults.size());
        String more = shown < faults.size() ? "; and " + (faults.size() - shown) + " more" : "";
        return IntStream.range(0, shown)
                .mapToObj(i -> "(" + (i + 1) + ") " + faults.get(i))
                .collect(Collectors.joining("; ", "The input has " + faults.size() + " faults: ", more));
    }
}
