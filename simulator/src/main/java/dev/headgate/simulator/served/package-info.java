/**
 * A scenario at an address, for a client to watch: the client starts it, says how far time may go, and ends it; all else it
 * sees through AWS's APIs and over HTTP, but for {@link dev.headgate.simulator.served.BesidesAws}.
 */
@NullMarked
package dev.headgate.simulator.served;

import org.jspecify.annotations.NullMarked;
