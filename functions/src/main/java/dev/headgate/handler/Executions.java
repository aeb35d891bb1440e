package dev.headgate.handler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Executions of the deployment state machine. */
public interface Executions {

    /**
     * What is known of an execution. Empty when Step Functions knows none: there is no such execution, or it was started
     * seconds ago, for what is seen of executions may be that old.
     *
     * @throws ExecutionsBusyException when Step Functions takes no more calls for now
     */
    Optional<Seen> find(String executionArn);

    /** Starts an execution; false when one of this name ran or runs already. */
    boolean start(String name, Map<String, Object> input);

    /** The ARN that an execution of this name has, whether or not there is one. */
    String arnOf(String name);

    /**
     * One look at an execution.
     *
     * @param alive it runs, or is about to run again
     * @param status in Step Functions' word
     * @param input its own; empty where that is no object
     * @param cause why it ended, such as what was said by whoever stopped it
     */
    record Seen(boolean alive, String status, Map<String, Object> input, Optional<String> cause) {
        public Seen {
            input = new LinkedHashMap<>(input);
        }
    }
}
