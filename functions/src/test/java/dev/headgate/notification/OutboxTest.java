package dev.headgate.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.testing.InMemoryDeploymentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Message MESSAGE =
            new Message(Topic.UPDATES, "web in prod: STARTED", "body", Map.of("status", "STARTED"));

    private final InMemoryDeploymentStore store = new InMemoryDeploymentStore();
    private final List<Message> sent = new ArrayList<>();
    private Optional<RuntimeException> outage = Optional.empty();
    private final Outbox outbox = new Outbox(this::publish, store, () -> Instant.EPOCH);

    private void publish(Message message) {
        if (outage.isPresent()) {
            throw outage.get();
        }
        sent.add(message);
    }

    @Test
    void keepsNothingThatWasSent() {
        outbox.send(MESSAGE);

        assertThat(sent).containsExactly(MESSAGE);
        assertThat(store.owed(10)).isEmpty();
    }

    @Test
    void keepsWhatCannotBeSentOnceAndSendsItLater() {
        outage = Optional.of(new IllegalStateException("SNS is out"));
        outbox.send(MESSAGE);
        outbox.send(MESSAGE);
        assertThat(store.owed(10)).hasSize(1);
        assertThatThrownBy(() -> outbox.deliver(store.owed(1).getFirst())).hasMessage("SNS is out");
        assertThat(store.owed(10)).hasSize(1);

        outage = Optional.empty();
        outbox.deliver(store.owed(1).getFirst());

        assertThat(sent).containsExactly(MESSAGE);
        assertThat(store.owed(10)).isEmpty();
    }
}
