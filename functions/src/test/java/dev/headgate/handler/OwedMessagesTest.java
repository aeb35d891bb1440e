package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.DeploymentStore.Owed;
import dev.headgate.json.Json;
import dev.headgate.notification.Message;
import dev.headgate.notification.Outbox;
import dev.headgate.notification.Topic;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What could not be sent while SNS was out is sent when it is back, and not all at once. */
class OwedMessagesTest {

    private final Scene scene = new Scene();
    private final RecoverDeploymentsHandler handler = new RecoverDeploymentsHandler(
            scene.store,
            scene.endNotice(new Outbox(scene.mailbox::add, scene.store, scene.clock)),
            new ScriptedExecutions(),
            new Outbox(scene.mailbox::add, scene.store, scene.clock),
            scene.clock,
            new Random(1));

    /** SNS suspends a mailbox's subscription at the eleventh e-mail of a second, and every later one is lost. */
    @Test
    void aSweepSendsNoMailboxMoreThanHalfOfWhatSnsStands() {
        owe(Topic.UPDATES, 12);
        owe(Topic.ALERTS, 2);

        sweep();
        assertThat(sent(Topic.UPDATES)).isEqualTo(5);
        assertThat(sent(Topic.ALERTS)).isEqualTo(2);

        sweep();
        sweep();
        assertThat(sent(Topic.UPDATES)).isEqualTo(12);
        assertThat(scene.store.owed(50)).isEmpty();
    }

    private void owe(Topic topic, int messages) {
        for (int i = 0; i < messages; i++) {
            scene.store.owe(new Owed(Json.write(new Message(topic, "owed " + i, "body")), Scene.NINE));
        }
    }

    private long sent(Topic topic) {
        return scene.mailbox.stream().filter(it -> it.topic() == topic).count();
    }

    private void sweep() {
        assertThat(handler.handle(Map.of("detail-type", "Scheduled Event", "detail", Map.of()))
                        .recovered())
                .isEmpty();
    }
}
