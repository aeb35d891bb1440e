package dev.headgate.states.execution;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Every task token ever issued, and the attempt that still waits for it. */
final class TaskTokens {

    private static final int TOKEN_BYTES = 97;

    private final RandomGenerator random;
    private final Map<String, Optional<WaitingTask>> attempts = new HashMap<>();

    TaskTokens(RandomGenerator random) {
        this.random = random;
    }

    String issueTo(WaitingTask attempt) {
        String token = draw();
        attempts.put(token, Optional.of(attempt));
        return token;
    }

    /** As opaque as Step Functions' own, and as awkward in a URL. */
    private String draw() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return "AQCEAAAAKgAAAAMA" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The attempt has ended: from now on the token has timed out. */
    void retire(String token) {
        attempts.put(token, Optional.empty());
    }

    /**
     * The attempt that waits for this token.
     *
     * @throws RefusedRequestException when it was never issued, when it was used, or when its attempt has ended
     */
    WaitingTask waitingFor(String token) {
        Optional<WaitingTask> attempt = attempts.get(token);
        if (attempt == null) {
            throw RefusedRequestException.invalidToken();
        }
        return attempt.orElseThrow(RefusedRequestException::taskTimedOut);
    }
}
