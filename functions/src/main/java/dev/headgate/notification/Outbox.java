package dev.headgate.notification;

import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Owed;
import dev.headgate.json.Json;
import java.time.InstantSource;

/**
 * Sends messages that may come late, and keeps those that cannot be sent now: no release depends on whether SNS answers.
 *
 * <p>Not for messages with a personal link, which is nowhere but in its mail.
 */
public final class Outbox implements Notifier {

    private final Notifier notifier;
    private final DeploymentStore store;
    private final InstantSource clock;

    public Outbox(Notifier notifier, DeploymentStore store, InstantSource clock) {
        this.notifier = notifier;
        this.store = store;
        this.clock = clock;
    }

    /** Fails only when the message can neither be sent nor kept. */
    @Override
    public void send(Message message) {
        try {
            notifier.send(message);
        } catch (RuntimeException unsent) {
            keep(message, unsent);
        }
    }

    private void keep(Message message, RuntimeException unsent) {
        try {
            store.owe(new Owed(Json.write(message), clock.instant()));
        } catch (RuntimeException lost) {
            unsent.addSuppressed(lost);
            throw unsent;
        }
    }

    /** Where one that was kept is to go. */
    public static Topic topicOf(Owed owed) {
        return Json.read(owed.message(), Message.class).topic();
    }

    /** Sends one that was kept; repeated after a lost reply, it may be sent twice. */
    public void deliver(Owed owed) {
        notifier.send(Json.read(owed.message(), Message.class));
        store.paid(owed);
    }
}
