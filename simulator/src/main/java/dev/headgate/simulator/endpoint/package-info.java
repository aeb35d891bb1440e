/** One address on this machine at which the simulated accounts are reached as AWS is: by any SDK, and by the AWS CLI. */
@NullMarked
package dev.headgate.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
