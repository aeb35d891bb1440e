package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Link;
import dev.headgate.approval.TaskToken;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.simulator.fault.Fault;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class DynamoDbApprovalStoreTest {

    private static final Link LINK =
            new Link("5e".repeat(32), "alice", "r-1-prod", Gate.Before.DEPLOYMENT, Scene.NOON.plusSeconds(60));

    private final Scene scene = new Scene();

    @Test
    void findsWhatItKept() {
        Approval kept = asked();

        assertThat(kept.version()).isEqualTo(1);
        assertThat(scene.store.find("r-1-prod", Gate.Before.DEPLOYMENT)).contains(kept);
        assertThat(scene.store.find("r-1-prod", Gate.Before.TRAFFIC)).isEmpty();
        assertThat(scene.store.find("", Gate.Before.DEPLOYMENT)).isEmpty();
    }

    @Test
    void countsWritesAndRefusesOneOnAnOlderVersion() {
        Approval first = asked();
        Approval second = scene.store.save(first.atVersion(1));

        assertThat(second.version()).isEqualTo(2);
        Approval late = with(first, "token-late");
        assertThatThrownBy(() -> scene.store.save(late)).isInstanceOf(ConcurrentChangeException.class);
        assertThat(scene.store.find("r-1-prod", Gate.Before.DEPLOYMENT)).contains(second);
    }

    @Test
    void refusesASecondApprovalOfTheSameGate() {
        Approval other = with(asked().atVersion(0), "token-other");

        assertThatThrownBy(() -> scene.store.save(other)).isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void takesAWriteAgainAfterItsReplyWasLost() {
        Approval first = asked();
        Approval changed = with(first, "token-2");
        loseNextReplyOf("PutItem");
        assertThatThrownBy(() -> scene.store.save(changed)).isInstanceOf(SdkClientException.class);

        assertThat(scene.store.save(changed)).isEqualTo(changed.atVersion(2));
        assertThat(scene.store.find("r-1-prod", Gate.Before.DEPLOYMENT)).contains(changed.atVersion(2));
    }

    @Test
    void keepsALinkAgainAfterItsReplyWasLost() {
        loseNextReplyOf("PutItem");
        assertThatThrownBy(() -> scene.store.keep(LINK)).isInstanceOf(SdkClientException.class);

        scene.store.keep(LINK);

        assertThat(scene.store.link(LINK.hash())).contains(LINK);
        assertThat(scene.store.link("unknown")).isEmpty();
    }

    @Test
    void neverGivesALinkToSomebodyElse() {
        scene.store.keep(LINK);
        Link stolen = new Link(LINK.hash(), "mallory", LINK.deploymentId(), LINK.gate(), LINK.expiresAt());

        assertThatThrownBy(() -> scene.store.keep(stolen)).isInstanceOf(ConcurrentChangeException.class);
        assertThat(scene.store.link(LINK.hash())).contains(LINK);
    }

    @Test
    void letsItemsGoAWeekAfterTheyExpire() {
        asked();

        long aWeekAfter = Scene.NOON
                .plus(Scene.GATE.expiresAfter())
                .plus(Duration.ofDays(7))
                .getEpochSecond();
        assertThat(scene.everythingStored())
                .contains("pk=AttributeValue(S=approval#r-1-prod#DEPLOYMENT)")
                .contains("expiresAt=AttributeValue(N=" + aWeekAfter + ")");
    }

    private Approval asked() {
        new Approvals(
                        scene.store,
                        (token, output) -> Delivery.DELIVERED,
                        message -> {},
                        new Random(1),
                        Scene.CLOCK,
                        "https://approvals.example.com")
                .request(Scene.deployment(), Scene.GATE, "token-1");
        return scene.store.find("r-1-prod", Gate.Before.DEPLOYMENT).orElseThrow();
    }

    private static Approval with(Approval approval, String token) {
        return new Approval(
                approval.deploymentId(),
                approval.question(),
                new TaskToken(token),
                approval.askedAt(),
                approval.expiresAt(),
                approval.decision(),
                approval.delivery(),
                approval.over(),
                approval.version());
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
