/**
 * Contracts that the real thing and its twin both pass, the twins and the scripted doubles, the one {@link
 * dev.headgate.testing.Example}, and the records of earlier releases.
 *
 * <p>Compiled twice: into this module, for the tests of others, and with the tests of {@code functions}, which this module
 * depends on.
 */
@NullMarked
package dev.headgate.testing;

import org.jspecify.annotations.NullMarked;
