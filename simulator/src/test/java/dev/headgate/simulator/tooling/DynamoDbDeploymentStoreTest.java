package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static dev.headgate.testing.SampleDeployments.closed;
import static dev.headgate.testing.SampleDeployments.requestedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.testing.DeploymentStoreContract;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

class DynamoDbDeploymentStoreTest extends DeploymentStoreContract {

    private final EventLoop loop = new EventLoop(NOON);
    private final Wire wire = new Wire(loop);
    private final DynamoDbClient client = clientOn(wire);
    private final DeploymentStore store = new DynamoDbDeploymentStore(client, "headgate");

    @Override
    protected DeploymentStore store() {
        return store;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Effect.class,
            names = {"LOSE_REPLY", "LOSE_REQUEST", "THROTTLE"})
    void anyOneCallMayFailIfItIsRepeated(Fault.Effect effect) {
        runAll(store);
        Set<?> expected = items(client);
        int calls = wire.calls().size() - 1;

        for (int failing = 1; failing <= calls; failing++) {
            Wire faulty = new Wire(loop);
            int target = failing;
            faulty.add(call -> faulty.calls().size() == target ? effect : Fault.Effect.NONE);
            DynamoDbClient behindIt = clientOn(faulty);

            runAll(new DynamoDbDeploymentStore(behindIt, "headgate"));

            assertThat(items(behindIt))
                    .as(
                            "after %s of call %d, %s",
                            effect, failing, faulty.calls().get(failing - 1))
                    .isEqualTo(expected);
        }
    }

    @Test
    void readsTheLockAgainWhenSomebodyTakesItInBetween() {
        Deployment ours = register(requestedAt(0, "d-1"));
        Deployment other = register(requestedAt(1, "d-2"));
        beforeNext("TransactWriteItems", () -> store.takeTurn(other));

        assertThat(store.takeTurn(ours)).isInstanceOf(Turn.Taken.class);
        assertThat(store.locks()).extracting(DeploymentStore.Lock::deploymentId).containsExactly("d-2");
    }

    @Test
    void readsTheQueueAgainWhenANewerOneQueuesInBetween() {
        lockedBy(requestedAt(0, "d-0"));
        Deployment ours = register(requestedAt(1, "d-1"));
        Deployment newer = register(requestedAt(2, "d-2"));
        beforeNext("TransactWriteItems", () -> store.takeTurn(newer));

        assertThat(store.takeTurn(ours)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void releasesALockThatItTookWhileItWasBeingClosed() {
        Deployment deployment = register(requestedAt(0, "d-1"));
        beforeNext("TransactWriteItems", () -> store.takeTurn(deployment));

        store.close(closed(deployment, Outcome.REJECTED, NOON));

        assertThat(store.locks()).isEmpty();
    }

    @Test
    void aClaimIsTheOnlyItemThatExpires() {
        runAll(store);
        loop.runFor(Duration.ofDays(4));

        assertThat(store.claimTrigger("event-1", "another release", NOON)).isTrue();
        assertThat(store.find("d-1")).isPresent();
        assertThat(store.deployed("web", "prod", 10)).hasSize(1);
    }

    @Test
    void aTriggerThatIsGivenUpLeavesNothingInTheTable() {
        store.claimTrigger("event-1", "r-1", NOON);
        store.giveUpTrigger("r-1");

        assertThat(items(client)).isEmpty();
    }

    /** Every operation of the store, each of them repeated when it fails: d-1 is deployed while d-2 waits and then needs a human. */
    private static void runAll(DeploymentStore store) {
        Deployment first = again(() -> store.register(requestedAt(1, "d-1")));
        Deployment second = again(() -> store.register(requestedAt(2, "d-2")));
        assertThat(again(() -> store.takeTurn(first))).isEqualTo(new Turn.Ours());
        assertThat(again(() -> store.takeTurn(second))).isInstanceOf(Turn.Taken.class);
        assertThat(again(() -> store.claimTrigger("event-1", "r-1", NOON.plusSeconds(1))))
                .isTrue();
        Deployment moved = again(() -> store.save(first.trafficMoved(NOON)));
        Deployment ended = again(() -> store.close(closed(moved, Outcome.DEPLOYED, NOON)));
        assertThat(again(() -> store.find("d-1"))).contains(ended);
        assertThat(again(() -> store.takeTurn(second))).isEqualTo(new Turn.Ours());
        again(() -> store.close(closed(second, Outcome.NEEDS_HUMAN, NOON)));
        assertThat(again(store::locks)).hasSize(1);
        assertThat(again(() -> store.deployed("web", "prod", 5))).containsExactly(ended);
    }

    private static <T> T again(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException lost) {
            return call.get();
        }
    }

    private static Set<?> items(DynamoDbClient client) {
        return new HashSet<>(
                client.scan(ScanRequest.builder().tableName("headgate").build()).items());
    }

    /** Lets somebody else in just before our next call of this operation. */
    private void beforeNext(String operation, Runnable somebodyElse) {
        wire.add(new Fault() {
            private boolean done;

            @Override
            public Effect on(Call call) {
                if (!done && call.operation().equals(operation)) {
                    done = true;
                    somebodyElse.run();
                }
                return Effect.NONE;
            }
        });
    }

    private DynamoDbClient clientOn(Wire between) {
        ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, between);
        account.dynamoDb().addTable("headgate", "expiresAt");
        return account.dynamoDbClient();
    }
}
