package dev.headgate.simulator.asl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every task token ever issued, and the attempt that still waits for it. */
final class TaskTokens {

    private final RandomIds ids;
    private final Map<String, Optional<TaskAttempt>> attempts = new HashMap<>();

    TaskTokens(RandomIds ids) {
        this.ids = ids;
    }

    String issueTo(TaskAttempt attempt) {
        String token = ids.taskToken();
        attempts.put(token, Optional.of(attempt));
        return token;
    }

    /** The attempt has ended: from now on the token has timed out. */
    void retire(String token) {
        attempts.put(token, Optional.empty());
    }

    /**
     * The attempt that waits for this token.
     *
     * @throws software.amazon.awssdk.services.sfn.model.InvalidTokenException when it was never issued
     * @throws software.amazon.awssdk.services.sfn.model.TaskTimedOutException when it was used or its attempt has ended
     */
    TaskAttempt waitingFor(String token) {
        Optional<TaskAttempt> attempt = attempts.get(token);
        if (attempt == null) {
            throw Refusal.invalidToken();
        }
        return attempt.orElseThrow(Refusal::taskTimedOut);
    }
}
