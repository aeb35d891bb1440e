/**
 * The services of the tooling account: ECR, DynamoDB, SNS, SSM, STS.
 *
 * <p>More than 25 classes, for each service is one, and what it keeps is others.
 */
@NullMarked
package dev.headgate.simulator.tooling;

import org.jspecify.annotations.NullMarked;
