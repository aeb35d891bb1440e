package dev.headgate.handler;

import java.util.Map;

/** Executions of the deployment state machine. */
public interface Executions {

    /** False once it has ended, however it did, or when there is no such execution. */
    boolean isRunning(String executionArn);

    /** Starts an execution; false when one of this name ran or runs already. */
    boolean start(String name, Map<String, Object> input);

    /** The ARN that an execution of this name has, whether or not there is one. */
    String arnOf(String name);
}
