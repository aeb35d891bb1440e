package dev.headgate.simulator.wire;

import java.time.Instant;

/**
 * One call of a handler to a simulated service.
 *
 * @param service as in IAM: {@code codedeploy}, {@code ecs}, {@code dynamodb} …
 * @param operation as the API names it: {@code CreateDeployment}
 * @param number counts the calls of this operation in the run, from 1
 */
public record Call(String service, String operation, String account, Instant at, int number) {}
