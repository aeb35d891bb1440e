package dev.headgate.notification;

import java.util.Optional;

/** What an EventBridge rule passes on for people to hear of, with what the rule knows of it. */
public sealed interface WatchedEvent {

    /**
     * An alarm of an environment went off.
     *
     * @param environment the rule's own, and nothing that the event says of itself
     * @param reason as CloudWatch, or whoever set the alarm's state, puts it
     */
    record Alarm(String environment, String alarm, String account, String region, Optional<String> reason)
            implements WatchedEvent {}

    /** A stage of a pipeline failed. */
    record Stage(String pipeline, String stage, String execution) implements WatchedEvent {}

    /** Whose alerts it is one of. */
    default String source() {
        return switch (this) {
            case Alarm alarm -> alarm.environment();
            case Stage ignored -> "the pipelines";
        };
    }
}
