package dev.headgate.states.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * How often an execution was made to run again, and by which requests: one that is sent twice is carried out once.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
 */
public final class Redrives {

    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Duration TOKEN_IS_KNOWN_FOR = Duration.ofMinutes(15);
    private static final int TOKENS_KNOWN = 10;

    private final Execution execution;
    private final Deque<Request> requests = new ArrayDeque<>();
    private Optional<Instant> last = Optional.empty();
    private int count;

    private record Request(String clientToken, Instant at) {}

    Redrives(Execution execution) {
        this.execution = execution;
    }

    public ExecutionRedriveStatus status() {
        return refusal().isEmpty() ? ExecutionRedriveStatus.REDRIVABLE : ExecutionRedriveStatus.NOT_REDRIVABLE;
    }

    /** Why it cannot be redriven now, in Step Functions' words; empty where it can. */
    public Optional<String> refusal() {
        if (execution.isOfNoMachine()) {
            return Optional.of("State machine is in DELETING status");
        }
        if (!execution.isOver() || execution.status() == ExecutionStatus.SUCCEEDED || !execution.hasBegun()) {
            return Optional.of("Execution is " + execution.status() + " and cannot be redriven");
        }
        if (execution.isHistoryFull()) {
            return Optional.of("Execution history event limit exceeded");
        }
        return execution
                .stopDate()
                .filter(stopped -> stopped.plus(PERIOD).isBefore(now()))
                .map(tooLate -> "Execution redrivable period exceeded");
    }

    /** When the request with this token was carried out, as far as that is remembered. */
    public Optional<Instant> carriedOut(String clientToken) {
        return requests.stream()
                .filter(request -> request.clientToken().equals(clientToken))
                .map(Request::at)
                .filter(at -> !at.plus(TOKEN_IS_KNOWN_FOR).isBefore(now()))
                .findFirst();
    }

    void add(Optional<String> clientToken) {
        count++;
        last = Optional.of(now());
        clientToken.ifPresent(token -> requests.addFirst(new Request(token, now())));
        if (requests.size() > TOKENS_KNOWN) {
            requests.removeLast();
        }
    }

    public int count() {
        return count;
    }

    /** When it was redriven last. */
    public Optional<Instant> last() {
        return last;
    }

    private Instant now() {
        return execution.engine().loop().instant();
    }
}
