package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installation;

/** Shows a service's deployments until what runs has ended, to the exit code that tells how. */
@FunctionalInterface
public interface Watch {

    int watch(Installation installation, String service) throws InterruptedException;
}
