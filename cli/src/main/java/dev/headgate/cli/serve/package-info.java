/** {@code headgate serve}: the simulated accounts at an address, for the AWS CLI and any SDK. */
@NullMarked
package dev.headgate.cli.serve;

import org.jspecify.annotations.NullMarked;
