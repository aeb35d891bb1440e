package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.config.Gate;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.testing.ApprovalStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The contract on the simulated DynamoDB, and what becomes of lost replies. */
class DynamoDbApprovalStoreTest extends ApprovalStoreContract {

    private final Scene scene = new Scene();

    @Override
    protected ApprovalStore store() {
        return scene.store;
    }

    @Test
    void takesAWriteAgainAfterItsReplyWasLost() {
        Approval first = asked();
        Approval changed = with(first, "token-2");
        loseNextReplyOf("PutItem");
        assertThatThrownBy(() -> scene.store.save(changed)).isInstanceOf(SdkClientException.class);

        Approval next = changed.atVersion(first.version() + 1);
        assertThat(scene.store.save(changed)).isEqualTo(next);
        assertThat(scene.store.find("web-prod-1", Gate.Before.DEPLOYMENT)).contains(next);
    }

    @Test
    void keepsALinkAgainAfterItsReplyWasLost() {
        loseNextReplyOf("PutItem");
        assertThatThrownBy(() -> scene.store.keep(LINK)).isInstanceOf(SdkClientException.class);

        scene.store.keep(LINK);

        assertThat(scene.store.link(LINK.hash())).contains(LINK);
    }

    @Test
    void letsItemsGoAWeekAfterTheyExpire() {
        asked();

        long aWeekAfter =
                NOON.plus(GATE.expiresAfter()).plus(Duration.ofDays(7)).getEpochSecond();
        assertThat(scene.everythingStored())
                .contains("pk=AttributeValue(S=approval#web-prod-1#DEPLOYMENT)")
                .contains("expiresAt=AttributeValue(N=" + aWeekAfter + ")");
    }

    private void loseNextReplyOf(String operation) {
        int next = 1
                + (int) scene.wire.calls().stream()
                        .filter(call -> call.operation().equals(operation))
                        .count();
        scene.wire.add(call -> call.operation().equals(operation) && call.number() == next
                ? Fault.Effect.LOSE_REPLY
                : Fault.Effect.NONE);
    }
}
