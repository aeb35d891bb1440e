package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static dev.headgate.testing.SampleDeployments.closed;
import static dev.headgate.testing.SampleDeployments.requestedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbDeploymentStore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Somebody else's transaction has the item that a write is about, or was faster. Neither is simulated, for a simulated call
 * takes no time: DynamoDB's answers are given here.
 */
class DynamoDbConflictsTest {

    private static final String PUT = "PutItem";
    private static final String DELETION = "DeleteItem";
    private static final String TRANSACTION = "TransactWriteItems";

    private final EventLoop loop = new EventLoop(NOON);
    private final Wire wire = new Wire(loop);
    private final SimulatedDynamoDb dynamoDb = new SimulatedDynamoDb("111111111111", loop, wire);
    private final DeploymentStore store;

    DynamoDbConflictsTest() {
        dynamoDb.addTable("headgate", "expiresAt");
        store = new DynamoDbDeploymentStore(dynamoDb, "headgate");
    }

    @Test
    void aWriteOfOneItemIsTriedTenTimesWhileSomebodyElsesTransactionHasIt() {
        Deployment moved = store.register(requestedAt(0, "d-1")).trafficMoved(NOON);
        refuse(9, PUT, DynamoDbConflictsTest::busy);

        Deployment saved = store.save(moved);
        assertThat(store.find("d-1")).contains(saved);

        refuse(10, PUT, DynamoDbConflictsTest::busy);
        assertThatExceptionOfType(TransactionConflictException.class)
                .isThrownBy(() -> store.save(saved.rollbackAsked(NOON)));
        assertThat(wire.count("dynamodb", PUT)).isEqualTo(20);
        assertThat(store.find("d-1")).contains(saved);
    }

    @Test
    void soIsATransaction() {
        refuse(9, TRANSACTION, () -> cancelled("None", "TransactionConflict"));

        Deployment first = store.register(requestedAt(0, "d-1"));
        assertThat(store.find("d-1")).contains(first);

        refuse(10, TRANSACTION, () -> cancelled("TransactionConflict", "None"));
        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> store.register(requestedAt(0, "d-2")));
        assertThat(wire.count("dynamodb", TRANSACTION)).isEqualTo(20);
        assertThat(store.find("d-2")).isEmpty();
    }

    @Test
    void soIsADeletion() {
        Deployment unused = store.register(requestedAt(0, "d-1"));
        refuse(9, DELETION, DynamoDbConflictsTest::busy);

        store.announced("d-1");
        assertThat(store.isUnannounced("d-1")).isFalse();

        refuse(10, DELETION, DynamoDbConflictsTest::busy);
        assertThatExceptionOfType(TransactionConflictException.class).isThrownBy(() -> store.announced("d-1"));
        assertThat(wire.count("dynamodb", DELETION)).isEqualTo(20);
    }

    @Test
    void aTransactionThatIsCancelledForAnotherReasonIsNotTriedAgain() {
        refuse(1, TRANSACTION, () -> cancelled("None", "ProvisionedThroughputExceeded"));

        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> store.register(requestedAt(0, "d-1")));
        assertThat(wire.count("dynamodb", TRANSACTION)).isEqualTo(1);
    }

    @Test
    void whoeverIsOvertakenNineTimesHasATenthTryForTheLock() {
        Deployment deployment = store.register(requestedAt(0, "d-1"));
        refuse(9, TRANSACTION, DynamoDbConflictsTest::overtaken);

        assertThat(store.takeTurn(deployment)).isEqualTo(new Turn.Ours());
        assertThat(store.locks()).extracting(Lock::deploymentId).containsExactly("d-1");
    }

    @Test
    void whoeverIsOvertakenTenTimesIsToTryAgainLater() {
        Deployment deployment = store.register(requestedAt(0, "d-1"));
        refuse(10, TRANSACTION, DynamoDbConflictsTest::overtaken);

        assertThatIllegalStateException()
                .isThrownBy(() -> store.takeTurn(deployment))
                .withMessage("The lock of web/prod changed 10 times while deployment d-1 wanted it: try again");
        assertThat(store.locks()).isEmpty();
    }

    @Test
    void whoeverClosesHasTenTriesToo() {
        Deployment deployment = store.register(requestedAt(0, "d-1"));
        Deployment ending = closed(deployment, Outcome.REJECTED, NOON);
        refuse(10, TRANSACTION, DynamoDbConflictsTest::overtaken);
        assertThatIllegalStateException().isThrownBy(() -> store.close(ending));
        assertThat(store.find("d-1")).contains(deployment);

        refuse(9, TRANSACTION, DynamoDbConflictsTest::overtaken);
        assertThat(store.close(ending)).isEqualTo(ending.atVersion(1));
        assertThat(store.find("d-1")).contains(ending.atVersion(1));
    }

    /** The next so many calls of this operation are answered by this. */
    private void refuse(int calls, String operation, Supplier<RuntimeException> refusal) {
        int before = wire.count("dynamodb", operation);
        wire.add(call -> {
            if (call.operation().equals(operation) && call.number() > before && call.number() <= before + calls) {
                throw refusal.get();
            }
            return Fault.Effect.NONE;
        });
    }

    private static RuntimeException busy() {
        return TransactionConflictException.builder()
                .message("Transaction is ongoing for the item")
                .build();
    }

    /** The record is as it was, and the lock or the queue is not. */
    private static RuntimeException overtaken() {
        return cancelled("None", "ConditionalCheckFailed", "None");
    }

    private static RuntimeException cancelled(String... codes) {
        return TableRefusals.cancelled(Stream.of(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList());
    }
}
