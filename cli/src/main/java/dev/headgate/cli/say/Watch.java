package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installation;
import java.io.PrintWriter;

/** Shows a service's deployments until what runs has ended, to the exit code that tells how. */
@FunctionalInterface
public interface Watch {

    /**
     * Shows them.
     *
     * @param release the ARN of the execution that was started, whose first deployment may be still to come
     */
    int watch(Installation installation, String service, String release, PrintWriter out) throws InterruptedException;
}
