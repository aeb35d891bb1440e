package dev.headgate.approval;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.deployment.GateDecision;
import dev.headgate.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Hands a stored decision to the state that waits for it. */
final class Handover {

    /** No waiting in between: the SDK has already waited and retried, and a person looks at a loading page. */
    private static final int ATTEMPTS = 3;

    private final ApprovalUpdates updates;
    private final TaskTokens tokens;

    Handover(ApprovalUpdates updates, TaskTokens tokens) {
        this.updates = updates;
        this.tokens = tokens;
    }

    /** The output of the state that asked. */
    record GateAnswer(GateDecision.Decided decision, String by, Optional<String> comment, Instant at) {}

    /** Hands on the decision, unless that is known to have happened; whatever comes of it, the decision stands. */
    Delivery handOn(Approval approval, GateDecision decision) {
        if (approval.isDelivered()) {
            return Delivery.DELIVERED;
        }
        String output =
                Json.write(new GateAnswer(decision.decided(), decision.by(), decision.comment(), decision.at()));
        Delivery delivery = send(approval.taskToken(), output);
        if (delivery != Delivery.UNCONFIRMED) {
            updates.apply(approval, it -> it.handedOn(approval.taskToken(), delivery));
        }
        return delivery;
    }

    /** Has the state go on that waits for an answer, with none. */
    void wake(Approval approval) {
        send(approval.taskToken(), Json.write(Map.of("decision", "NOT_ASKED_ANY_MORE")));
    }

    private Delivery send(TaskToken token, String output) {
        Delivery delivery = Delivery.UNCONFIRMED;
        for (int attempt = 1; attempt <= ATTEMPTS && delivery == Delivery.UNCONFIRMED; attempt++) {
            delivery = tokens.succeed(token, output);
        }
        return delivery;
    }
}
