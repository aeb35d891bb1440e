/** Where an environment's tasks and load balancers have their addresses: networks that are made, and those that exist. */
@NullMarked
package dev.headgate.infra.network;

import org.jspecify.annotations.NullMarked;
