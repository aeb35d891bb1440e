package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import java.util.Optional;
import java.util.function.Function;

/** Reads, changes and writes an approval until no other write comes between. */
final class ApprovalUpdates {

    /** A handful of approvers and one execution write to an approval: more collisions in a row than this are a fault. */
    private static final int ATTEMPTS = 5;

    private final ApprovalStore store;

    ApprovalUpdates(ApprovalStore store) {
        this.store = store;
    }

    /** Applies a change that may be computed several times, and returns the approval as it stands afterwards. */
    Approval apply(String deploymentId, Gate.Before gate, Function<Optional<Approval>, Approval> change) {
        for (int attempt = 1; ; attempt++) {
            Optional<Approval> current = store.find(deploymentId, gate);
            Approval wanted = change.apply(current);
            if (current.filter(wanted::equals).isPresent()) {
                return wanted;
            }
            try {
                return store.save(wanted);
            } catch (ConcurrentChangeException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Applies a change to an approval that has been read before. */
    Approval apply(Approval known, Function<Approval, Approval> change) {
        return apply(
                known.deploymentId(),
                known.gate(),
                current -> current.map(change)
                        .orElseThrow(() -> new IllegalStateException("The approval of deployment "
                                + known.deploymentId() + " before " + known.gate() + " has been deleted")));
    }
}
