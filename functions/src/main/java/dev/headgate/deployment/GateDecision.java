package dev.headgate.deployment;

import dev.headgate.config.Gate;
import java.time.Instant;
import java.util.Optional;

/** What was decided at a gate, and by whom. */
public record GateDecision(Gate.Before gate, Decided decided, String by, Optional<String> comment, Instant at) {

    public enum Decided {
        APPROVED,
        REJECTED
    }
}
