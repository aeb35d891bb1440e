/**
 * One address on this machine for all that an installation has: the simulated accounts as AWS is reached, by any SDK and by the
 * AWS CLI, and the pages of approvers and of the dashboard.
 */
@NullMarked
package dev.headgate.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
