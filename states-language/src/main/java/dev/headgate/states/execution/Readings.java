package dev.headgate.states.execution;

import dev.headgate.states.definition.TooLarge;

/** How Step Functions behaves where what AWS documents and what was recorded do not agree. */
final class Readings {

    private TooLarge tooLarge = TooLarge.PASSES_THE_WILDCARD;
    private MissedHeartbeat missedHeartbeat = MissedHeartbeat.IS_A_TIMEOUT;

    void tooLarge(TooLarge reading) {
        tooLarge = reading;
    }

    TooLarge tooLarge() {
        return tooLarge;
    }

    void missedHeartbeat(MissedHeartbeat reading) {
        missedHeartbeat = reading;
    }

    MissedHeartbeat missedHeartbeat() {
        return missedHeartbeat;
    }
}
