package dev.headgate.states.execution;

import dev.headgate.states.definition.Catcher;
import dev.headgate.states.definition.Retrier;
import dev.headgate.states.definition.State;
import dev.headgate.states.definition.Transition;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;

/** One visit of one state, with no state machine around it: it is neither tried again nor followed by another. */
public final class StateTest {

    /** Longer a test may not take. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final State state;
    private final Look look = new Look();
    private Optional<String> arguments = Optional.empty();
    private Optional<String> result = Optional.empty();
    private Optional<Transition> left = Optional.empty();
    private Optional<Catcher> catcher = Optional.empty();
    private Optional<Retrier> retrier = Optional.empty();
    private Optional<StateError> caught = Optional.empty();
    private Duration backoff = Duration.ZERO;
    private Optional<Execution> execution = Optional.empty();

    StateTest(State state) {
        this.state = state;
    }

    /** Remembers what it sees, and lets nothing follow. */
    private final class Look implements Inspector {
        @Override
        public void sends(Supplier<String> sent) {
            arguments = Optional.of(sent.get());
        }

        @Override
        public void hasResult(@Nullable Object returned) {
            result = Optional.of(Payload.toJson(returned));
        }

        @Override
        public boolean letsRetry(Retrier policy, Duration after) {
            retrier = Optional.of(policy);
            backoff = after;
            return false;
        }

        @Override
        public void isCaught(Catcher by, StateError error) {
            catcher = Optional.of(by);
            caught = Optional.of(error);
        }

        @Override
        public boolean letsGoOn(Transition transition) {
            left = Optional.of(transition);
            return false;
        }
    }

    Inspector look() {
        return look;
    }

    void begin(Execution begun) {
        execution = Optional.of(begun);
        begun.start();
    }

    public TestExecutionStatus status() {
        if (retrier.isPresent()) {
            return TestExecutionStatus.RETRIABLE;
        }
        if (left.isEmpty()) {
            return TestExecutionStatus.FAILED;
        }
        return catcher.isPresent() ? TestExecutionStatus.CAUGHT_ERROR : TestExecutionStatus.SUCCEEDED;
    }

    /** JSON; empty where it failed. */
    public Optional<String> output() {
        return execution.flatMap(Execution::output);
    }

    /** Empty where it ended its workflow, or failed. */
    public Optional<String> nextState() {
        return left.flatMap(Transition::next);
    }

    /** With what it failed, whether that was caught or not. */
    public Optional<StateError> error() {
        boolean tookTooLong = execution
                .map(Execution::status)
                .filter(ExecutionStatus.TIMED_OUT::equals)
                .isPresent();
        return tookTooLong
                ? Optional.of(StateError.named(StateError.TIMEOUT))
                : caught.or(() -> execution.flatMap(Execution::error));
    }

    /** What a Task state has sent, as JSON. */
    public Optional<String> arguments() {
        return arguments;
    }

    /** What came back, as JSON. */
    public Optional<String> result() {
        return result;
    }

    /** All variables after it, as a JSON object; empty where there are none. */
    public Optional<String> variables() {
        return execution
                .map(it -> it.variables().values())
                .filter(it -> !it.isEmpty())
                .map(Payload::toJson);
    }

    /** Which of its catchers caught the error, from 0. */
    public Optional<Integer> catchIndex() {
        return catcher.map(state.errorHandling().catchers()::indexOf);
    }

    /** Which of its retriers would try again, from 0. */
    public Optional<Integer> retryIndex() {
        return retrier.map(state.errorHandling().retriers()::indexOf);
    }

    /** After which time it would be tried again. */
    public Duration backoff() {
        return backoff;
    }
}
