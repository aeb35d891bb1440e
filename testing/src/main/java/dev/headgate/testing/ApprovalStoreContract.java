package dev.headgate.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Link;
import dev.headgate.approval.TaskToken;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of approvals does. */
public abstract class ApprovalStoreContract {

    protected static final Instant NOON = ExampleQuestion.NOON;
    protected static final Gate GATE = ExampleQuestion.GATE;
    protected static final Link LINK =
            new Link("5e".repeat(32), "alice", "web-prod-1", Gate.Before.DEPLOYMENT, NOON.plusSeconds(60));

    protected abstract ApprovalStore store();

    @Test
    void findsWhatItKept() {
        Approval kept = asked();

        assertThat(store().find("web-prod-1", Gate.Before.DEPLOYMENT)).contains(kept);
        assertThat(store().find("web-prod-1", Gate.Before.TRAFFIC)).isEmpty();
        assertThat(store().find("", Gate.Before.DEPLOYMENT)).isEmpty();
    }

    @Test
    void countsWritesAndRefusesOneOnAnOlderVersion() {
        Approval first = asked();
        Approval second = store().save(first);

        assertThat(second.version()).isEqualTo(first.version() + 1);
        Approval late = with(first, "token-late");
        assertThatThrownBy(() -> store().save(late)).isInstanceOf(ConcurrentChangeException.class);
        assertThat(store().find("web-prod-1", Gate.Before.DEPLOYMENT)).contains(second);
    }

    @Test
    void refusesASecondApprovalOfTheSameGate() {
        Approval other = with(asked().atVersion(0), "token-other");

        assertThatThrownBy(() -> store().save(other)).isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void takesTheSameWriteAgain() {
        Approval first = asked();
        Approval changed = with(first, "token-2");

        assertThat(store().save(changed)).isEqualTo(store().save(changed));
    }

    @Test
    void keepsALinkAndTheSameAgain() {
        store().keep(LINK);
        store().keep(LINK);

        assertThat(store().link(LINK.hash())).contains(LINK);
        assertThat(store().link("unknown")).isEmpty();
    }

    @Test
    void neverGivesALinkToSomebodyElse() {
        store().keep(LINK);
        Link stolen = new Link(LINK.hash(), "mallory", LINK.deploymentId(), LINK.gate(), LINK.expiresAt());

        assertThatThrownBy(() -> store().keep(stolen)).isInstanceOf(ConcurrentChangeException.class);
        assertThat(store().link(LINK.hash())).contains(LINK);
    }

    @Test
    void givesEachMailOfASecondOnce() {
        assertThat(store().takeMailSlot("alice", NOON, 1)).isTrue();
        assertThat(store().takeMailSlot("alice", NOON.plusMillis(999), 1)).isFalse();
        assertThat(store().takeMailSlot("alice", NOON, 2)).isTrue();
        assertThat(store().takeMailSlot("bob", NOON, 1)).isTrue();
        assertThat(store().takeMailSlot("alice", NOON.plusSeconds(1), 1)).isTrue();
    }

    protected final Approval asked() {
        new Approvals(
                        store(),
                        (token, output) -> Delivery.DELIVERED,
                        message -> {},
                        new Random(1),
                        InstantSource.fixed(NOON),
                        "https://approvals.example.com")
                .request("web-prod-1", ExampleQuestion.question(), GATE.expiresAfter(), "token-1");
        return store().find("web-prod-1", Gate.Before.DEPLOYMENT).orElseThrow();
    }

    protected static Approval with(Approval approval, String token) {
        return new Approval(
                approval.deploymentId(),
                approval.question(),
                new TaskToken(token),
                approval.askedAt(),
                approval.expiresAt(),
                approval.decisions(),
                approval.delivery(),
                approval.stage(),
                approval.sent(),
                approval.revoked(),
                approval.version());
    }
}
