package dev.headgate.notification;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.deployment.Deployment;
import java.util.Optional;

/**
 * Who had a part in a deployment, as far as IAM's word on it has come.
 *
 * @param asked for the release that it belongs to: its own execution was started by the release's
 * @param stopped the execution that it began with
 * @param tookOver who started the execution that runs it now, where that is another one
 */
public record Askers(Optional<Asker> asked, Optional<Asker> stopped, Optional<Asker> tookOver) {

    /** Where nobody's call has been told of. */
    public static final Askers UNKNOWN = new Askers(Optional.empty(), Optional.empty(), Optional.empty());

    /** Looks them up. */
    public static Askers of(Deployment deployment, AskerStore store) {
        Optional<Asker> asked = store.starter(deployment.plan().release().executionArn());
        if (deployment.takenOverAt().isEmpty()) {
            return new Askers(asked, Optional.empty(), Optional.empty());
        }
        // A deployment's first execution has its name.
        String now = deployment.executionArn();
        String first = now.substring(0, now.lastIndexOf(':') + 1) + deployment.id();
        return new Askers(asked, store.stopper(first), store.starter(now));
    }
}
