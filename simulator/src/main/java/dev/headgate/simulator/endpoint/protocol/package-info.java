/** AWS's wire protocols, between bytes and the shapes of the SDK's models; they know no operation by name. */
@NullMarked
package dev.headgate.simulator.endpoint.protocol;

import org.jspecify.annotations.NullMarked;
