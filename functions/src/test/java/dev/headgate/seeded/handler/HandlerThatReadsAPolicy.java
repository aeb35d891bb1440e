package dev.headgate.seeded.handler;

import dev.headgate.policy.PolicyDocument;

final class HandlerThatReadsAPolicy {

    private HandlerThatReadsAPolicy() {}

    static PolicyDocument read(Object json) {
        return PolicyDocument.trust(json);
    }
}
