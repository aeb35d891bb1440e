package dev.headgate.table;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.HoldRule;
import dev.headgate.deployment.Outcome;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Keeps deployments, locks and claims in one DynamoDB table with the string keys {@code pk} and {@code sk}, whose
 * time-to-live attribute is {@code expiresAt}.
 *
 * <p>A write whose reply was lost and that is repeated finds its own item standing: that is success, not a conflict.
 */
public final class DynamoDbDeploymentStore implements DeploymentStore {

    private final Bodies<Deployment> bodies = new Bodies<>(Deployment.class);
    private final TableItems table;
    private final LockItems locks;
    private final TriggerItems triggers;
    private final OwedItems messages;

    public DynamoDbDeploymentStore(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
        this.locks = new LockItems(this.table);
        this.triggers = new TriggerItems(this.table);
        this.messages = new OwedItems(this.table);
    }

    @Override
    public Deployment register(Deployment deployment) {
        return table.write(List.of(
                        table.putting(recordOf(deployment), ItemCondition.absent()),
                        table.putting(Item.at(ItemKey.unannounced(deployment.id())))))
                .flatMap(TableItems.Refusal::standing)
                .map(bodies::in)
                .orElse(deployment);
    }

    @Override
    public Optional<Deployment> find(String deploymentId) {
        return table.find(ItemKey.deployment(deploymentId)).map(bodies::in);
    }

    @Override
    public Deployment save(Deployment deployment) {
        Deployment next = deployment.atVersion(deployment.version() + 1);
        return table.put(recordOf(next), ItemCondition.is(Item.VERSION, deployment.version()))
                .map(refusal -> alreadyWritten(next, refusal))
                .orElse(next);
    }

    @Override
    public Deployment reopen(Deployment deployment) {
        Deployment next = deployment.atVersion(deployment.version() + 1);
        return table.write(List.of(
                        table.putting(recordOf(next), ItemCondition.is(Item.VERSION, deployment.version())),
                        table.putting(Item.at(ItemKey.unannounced(deployment.id())))))
                .map(refusal -> alreadyWritten(next, refusal))
                .orElse(next);
    }

    @Override
    public Deployment close(Deployment deployment) {
        Closing closing = deployment
                .closing()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Deployment " + deployment.id() + " has no closing: call closed(…) on it first"));
        Deployment next = deployment.atVersion(deployment.version() + 1);
        for (int attempt = 1; attempt <= LockItems.MOST_ATTEMPTS; attempt++) {
            Optional<TableItems.Refusal> refusal = table.write(closingWrites(next, closing));
            if (refusal.isEmpty()) {
                return next;
            }
            if (refusal.get().write() == 0) {
                return alreadyWritten(next, refusal.get());
            }
        }
        throw LockItems.neverSettles(deployment);
    }

    @Override
    public List<Deployment> deployed(String service, String environment, int most) {
        return table.inPartition(ItemKey.deployedPartition(service + "/" + environment), false)
                .limit(most)
                .map(bodies::in)
                .toList();
    }

    @Override
    public Optional<Deployment> lastHarm(String service, String environment, String digest) {
        return table.find(ItemKey.proven(service + "/" + environment, digest))
                .filter(it -> it.is(Item.OUTCOME, Outcome.ROLLED_BACK.name()))
                .flatMap(it -> find(it.text(Item.DEPLOYMENT)));
    }

    @Override
    public List<String> unannounced() {
        return table.inPartition(Partition.UNANNOUNCED.whole(), true)
                .map(it -> it.text(ItemKey.SORT))
                .toList();
    }

    @Override
    public boolean isUnannounced(String deploymentId) {
        return table.find(ItemKey.unannounced(deploymentId)).isPresent();
    }

    @Override
    public void announced(String deploymentId) {
        table.delete(ItemKey.unannounced(deploymentId));
    }

    @Override
    public void keepPlan(DeploymentPlan plan, Instant expiresAt) {
        String release = plan.release().executionArn();
        Item planned = Item.at(ItemKey.plan(plan.deploymentId()))
                .with(Item.BODY, Json.write(plan))
                .with(Item.RELEASE, release)
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
        table.put(planned, ItemCondition.absent().or(ItemCondition.is(Item.RELEASE, release)))
                .ifPresent(refusal -> {
                    throw new IllegalStateException(
                            "Another release has planned deployment " + plan.deploymentId(), refusal.cause());
                });
    }

    @Override
    public void keepRelease(KeptRelease planned, Instant expiresAt) {
        Item kept = Item.at(ItemKey.release(planned.release().id()))
                .with(Item.BODY, Json.write(planned))
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
        Object unused = table.write(List.of(table.putting(kept)));
    }

    @Override
    public Optional<KeptRelease> release(String releaseId) {
        return table.find(ItemKey.release(releaseId)).map(it -> Json.read(it.text(Item.BODY), KeptRelease.class));
    }

    @Override
    public Optional<DeploymentPlan> plan(String deploymentId) {
        return table.find(ItemKey.plan(deploymentId)).map(it -> Json.read(it.text(Item.BODY), DeploymentPlan.class));
    }

    @Override
    public Turn takeTurn(Deployment deployment) {
        return locks.takeTurn(deployment);
    }

    @Override
    public List<Lock> locks() {
        return locks.locks();
    }

    @Override
    public boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt) {
        return triggers.claimTrigger(triggerId, releaseId, expiresAt);
    }

    @Override
    public Optional<String> claimedBy(String triggerId) {
        return triggers.claimedBy(triggerId);
    }

    @Override
    public void giveUpTrigger(String releaseId) {
        triggers.giveUpTrigger(releaseId);
    }

    @Override
    public void noteBeginning(String pipeline, String executionId, Instant began, Instant expiresAt) {
        triggers.noteBeginning(pipeline, executionId, began, expiresAt);
    }

    @Override
    public Optional<Instant> beginning(String pipeline, String executionId) {
        return triggers.beginning(pipeline, executionId);
    }

    @Override
    public Optional<BuiltRequest> noteRequest(BuiltRequest request, Duration apart) {
        return triggers.noteRequest(request, apart);
    }

    @Override
    public void owe(Owed message) {
        messages.owe(message);
    }

    @Override
    public List<Owed> owed(int most) {
        return messages.owed(most);
    }

    @Override
    public void paid(Owed message) {
        messages.paid(message);
    }

    private List<TransactWriteItem> closingWrites(Deployment next, Closing closing) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(table.putting(recordOf(next), ItemCondition.is(Item.VERSION, next.version() - 1)));
        if (next.isEnded()) {
            writes.addAll(locks.freeing(next));
        }
        if (closing.outcome() == Outcome.DEPLOYED) {
            ItemKey key = ItemKey.deployed(next.plan().lockName(), closing.at(), next.id());
            writes.add(table.putting(Item.at(key).with(Item.BODY, Json.write(next))));
        }
        if (closing.outcome() == Outcome.DEPLOYED || HoldRule.didHarm(next)) {
            writes.add(table.putting(provenBy(next, closing)));
        }
        return writes;
    }

    private static Item provenBy(Deployment ended, Closing closing) {
        String digest = ended.plan().release().image().digest();
        return Item.at(ItemKey.proven(ended.plan().lockName(), digest))
                .with(Item.DEPLOYMENT, ended.id())
                .with(Item.OUTCOME, closing.outcome().name());
    }

    private Deployment alreadyWritten(Deployment wanted, TableItems.Refusal refusal) {
        Deployment standing = refusal.standing()
                .map(bodies::in)
                .orElseThrow(() -> new IllegalStateException(
                        "Deployment " + wanted.id() + " was never registered", refusal.cause()));
        if (standing.equals(wanted)) {
            return standing;
        }
        throw new ConcurrentChangeException(
                "Deployment " + wanted.id() + " is at version " + standing.version() + " and was to become version "
                        + wanted.version() + ": read it again",
                refusal.cause());
    }

    private static Item recordOf(Deployment deployment) {
        Item open = Item.at(ItemKey.deployment(deployment.id()))
                .with(Item.BODY, Json.write(deployment))
                .with(Item.VERSION, deployment.version());
        return deployment
                .closing()
                .map(how -> open.with(Item.OUTCOME, how.outcome().name()))
                .orElse(open);
    }
}
