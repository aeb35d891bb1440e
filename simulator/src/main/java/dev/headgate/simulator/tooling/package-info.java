/** The services of the tooling account: ECR, DynamoDB, SNS, SSM, STS. */
@NullMarked
package dev.headgate.simulator.tooling;

import org.jspecify.annotations.NullMarked;
