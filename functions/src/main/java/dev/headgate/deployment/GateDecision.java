package dev.headgate.deployment;

import dev.headgate.config.Gate;
import java.time.Instant;
import java.util.Optional;

/**
 * What one approver decided at a gate.
 *
 * @param shown SHA-256, in hex, of the question as the page showed it to whoever decided
 */
public record GateDecision(
        Gate.Before gate, Decided decided, String by, Optional<String> comment, Instant at, Optional<String> shown) {

    public enum Decided {
        APPROVED,
        REJECTED
    }

    /** Without knowledge of what was shown. */
    public GateDecision(Gate.Before gate, Decided decided, String by, Optional<String> comment, Instant at) {
        this(gate, decided, by, comment, at, Optional.empty());
    }

    public boolean isRejection() {
        return decided == Decided.REJECTED;
    }
}
