package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installation;
import java.io.PrintWriter;

/** Shows what becomes of a release until it has ended; how it has ended, its execution tells. */
@FunctionalInterface
public interface Watch {

    /**
     * Shows the service's environments.
     *
     * @param release the ARN of the execution that was started, whose first deployment may be still to come
     */
    void watch(Installation installation, String service, String release, PrintWriter out) throws InterruptedException;
}
