/** CodeDeploy: its deployment groups and their deployments, the first of the traffic backends. */
@NullMarked
package dev.headgate.simulator.environment.codedeploy;

import org.jspecify.annotations.NullMarked;
