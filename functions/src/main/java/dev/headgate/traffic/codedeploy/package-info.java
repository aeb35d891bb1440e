/** The traffic backend that is CodeDeploy: nobody else knows its API or its statuses. */
@NullMarked
package dev.headgate.traffic.codedeploy;

import org.jspecify.annotations.NullMarked;
