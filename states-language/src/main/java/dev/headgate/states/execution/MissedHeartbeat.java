package dev.headgate.states.execution;

/**
 * What a task fails with that sends no heartbeat in time. AWS documents an error of its own; executions that were recorded failed
 * as after any other time-out.
 */
public enum MissedHeartbeat {
    IS_A_TIMEOUT,
    HAS_AN_ERROR_OF_ITS_OWN
}
