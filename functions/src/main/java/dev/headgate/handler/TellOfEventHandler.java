package dev.headgate.handler;

import dev.headgate.notification.AlertBudget;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.WatchedEvent;
import dev.headgate.notification.WatchedMessages;

/**
 * Tells people of an alarm that went off, or of a stage that failed, as far as its environment's budget goes. EventBridge
 * could mail it by itself, but as often as the event comes, and with whatever text it has.
 */
public final class TellOfEventHandler {

    private final AlertBudget budget;
    private final Notifier notifier;

    public TellOfEventHandler(AlertBudget budget, Notifier notifier) {
        this.budget = budget;
        this.notifier = notifier;
    }

    public record Output(AlertBudget.Share share) {}

    /** Sends one message at most; an event that comes twice may be told twice. */
    public Output handle(WatchedEvent event) {
        AlertBudget.Share share = budget.share(event.source());
        switch (share) {
            case TOLD -> notifier.send(WatchedMessages.of(event));
            case SUMMARIZED -> notifier.send(WatchedMessages.tooMany(event));
            case WITHHELD -> {
                // Said once an hour, by the one before.
            }
        }
        return new Output(share);
    }
}
