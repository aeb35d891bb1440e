package dev.headgate.deployment;

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

    /** Each attempt that fails means that somebody else's succeeded, so more than a few in a row is no coincidence. */
    private static final int MOST_ATTEMPTS = 10;

    /** What cannot be told for so long is no news any more. */
    private static final Duration KEEP_OWED = Duration.ofDays(14);

    private static final String BODY = "body";
    private static final String VERSION = "version";
    private static final String OUTCOME = "outcome";
    private static final String DEPLOYMENT = "deploymentId";
    private static final String SINCE = "since";
    private static final String REQUESTED_AT = "requestedAt";
    private static final String RELEASE = "releaseId";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String TRIGGER = "trigger";
    private static final String ASKED = "askedAt";
    private static final String ROLLBACK = "rollback";

    private final TableItems table;

    public DynamoDbDeploymentStore(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
    }

    @Override
    public Deployment register(Deployment deployment) {
        return table.write(List.of(
                        table.putting(recordOf(deployment), ItemCondition.absent()),
                        table.putting(Item.at(ItemKey.unannounced(deployment.id())))))
                .flatMap(TableItems.Refusal::standing)
                .map(DynamoDbDeploymentStore::deploymentIn)
                .orElse(deployment);
    }

    @Override
    public Optional<Deployment> find(String deploymentId) {
        return table.find(ItemKey.deployment(deploymentId)).map(DynamoDbDeploymentStore::deploymentIn);
    }

    @Override
    public Deployment save(Deployment deployment) {
        Deployment next = deployment.atVersion(deployment.version() + 1);
        return table.put(recordOf(next), ItemCondition.is(VERSION, deployment.version()))
                .map(refusal -> alreadyWritten(next, refusal))
                .orElse(next);
    }

    @Override
    public Deployment reopen(Deployment deployment) {
        Deployment next = deployment.atVersion(deployment.version() + 1);
        return table.write(List.of(
                        table.putting(recordOf(next), ItemCondition.is(VERSION, deployment.version())),
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
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<TableItems.Refusal> refusal = table.write(closingWrites(next, closing));
            if (refusal.isEmpty()) {
                return next;
            }
            if (refusal.get().write() == 0) {
                return alreadyWritten(next, refusal.get());
            }
        }
        throw neverSettles(deployment);
    }

    @Override
    public Turn takeTurn(Deployment deployment) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Turn> turn = tryTurn(deployment);
            if (turn.isPresent()) {
                return turn.get();
            }
        }
        throw neverSettles(deployment);
    }

    @Override
    public List<Deployment> deployed(String service, String environment, int most) {
        return table.inPartition(ItemKey.deployedPartition(service + "/" + environment), false)
                .limit(most)
                .map(DynamoDbDeploymentStore::deploymentIn)
                .toList();
    }

    @Override
    public List<Lock> locks() {
        return table.inPartition(ItemKey.LOCKS, true)
                .map(DynamoDbDeploymentStore::lockIn)
                .toList();
    }

    @Override
    public List<String> unannounced() {
        return table.inPartition(ItemKey.UNANNOUNCED, true)
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

    /** A mark that has expired may be kept, and respected, for some days more: DynamoDB deletes late. */
    @Override
    public boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt) {
        Item claim = Item.at(ItemKey.trigger(triggerId))
                .with(RELEASE, releaseId)
                .with(EXPIRES_AT, expiresAt.getEpochSecond());
        Item way = Item.at(ItemKey.triggerOf(releaseId))
                .with(TRIGGER, triggerId)
                .with(EXPIRES_AT, expiresAt.getEpochSecond());
        return table.write(List.of(
                        table.putting(claim, ItemCondition.absent().or(ItemCondition.is(RELEASE, releaseId))),
                        table.putting(way)))
                .isEmpty();
    }

    @Override
    public Optional<String> claimedBy(String triggerId) {
        return table.find(ItemKey.trigger(triggerId)).map(it -> it.text(RELEASE));
    }

    @Override
    public void giveUpTrigger(String releaseId) {
        ItemKey way = ItemKey.triggerOf(releaseId);
        table.find(way).map(it -> ItemKey.trigger(it.text(TRIGGER))).ifPresent(claim -> {
            // Another release may have claimed it since, when an earlier call of this one had been carried out.
            var unused = table.write(List.of(table.deleting(claim, ItemCondition.is(RELEASE, releaseId))));
            table.delete(way);
        });
    }

    @Override
    public void noteBeginning(String pipeline, String executionId, Instant began, Instant expiresAt) {
        Object unused = table.put(
                Item.at(ItemKey.beginning(pipeline, executionId))
                        .with(SINCE, began.toString())
                        .with(EXPIRES_AT, expiresAt.getEpochSecond()),
                ItemCondition.absent());
    }

    @Override
    public Optional<Instant> beginning(String pipeline, String executionId) {
        return table.find(ItemKey.beginning(pipeline, executionId)).map(it -> Instant.parse(it.text(SINCE)));
    }

    @Override
    public Optional<BuiltRequest> noteRequest(BuiltRequest request, Duration apart) {
        ItemCondition free = ItemCondition.absent()
                .or(ItemCondition.is(TRIGGER, request.triggerId()))
                .or(ItemCondition.isLess(ASKED, request.at().minus(apart).toEpochMilli()));
        Item note = Item.at(ItemKey.request(request.service()))
                .with(TRIGGER, request.triggerId())
                .with(SINCE, request.at().toString())
                .with(ASKED, request.at().toEpochMilli());
        return table.put(note, free)
                .flatMap(TableItems.Refusal::standing)
                .map(it -> new BuiltRequest(request.service(), it.text(TRIGGER), Instant.parse(it.text(SINCE))));
    }

    @Override
    public void keepPlan(DeploymentPlan plan, Instant expiresAt) {
        String release = plan.release().executionArn();
        Item planned = Item.at(ItemKey.plan(plan.deploymentId()))
                .with(BODY, Json.write(plan))
                .with(RELEASE, release)
                .with(EXPIRES_AT, expiresAt.getEpochSecond());
        table.put(planned, ItemCondition.absent().or(ItemCondition.is(RELEASE, release)))
                .ifPresent(refusal -> {
                    throw new IllegalStateException(
                            "Another release has planned deployment " + plan.deploymentId(), refusal.cause());
                });
    }

    @Override
    public Optional<DeploymentPlan> plan(String deploymentId) {
        return table.find(ItemKey.plan(deploymentId)).map(it -> Json.read(it.text(BODY), DeploymentPlan.class));
    }

    @Override
    public void owe(Owed message) {
        Object unused = table.write(List.of(table.putting(Item.at(keyOf(message))
                .with(BODY, message.message())
                .with(SINCE, message.since().toString())
                .with(EXPIRES_AT, message.since().plus(KEEP_OWED).getEpochSecond()))));
    }

    @Override
    public List<Owed> owed(int most) {
        return table.inPartition(ItemKey.OWED, true)
                .limit(most)
                .map(it -> new Owed(it.text(BODY), Instant.parse(it.text(SINCE))))
                .toList();
    }

    @Override
    public void paid(Owed message) {
        table.delete(keyOf(message));
    }

    private static ItemKey keyOf(Owed message) {
        return ItemKey.owed(Sha256.of(message.message()));
    }

    /** Empty when somebody else changed the lock or the queue between our look and our write. */
    private Optional<Turn> tryTurn(Deployment deployment) {
        String lockName = deployment.plan().lockName();
        Optional<Item> lock = table.find(ItemKey.lock(lockName));
        if (lock.filter(it -> it.is(DEPLOYMENT, deployment.id())).isPresent()) {
            return Optional.of(new Turn.Ours());
        }
        Optional<Recency> newest = table.find(ItemKey.waiting(lockName)).map(DynamoDbDeploymentStore::waiterIn);
        Recency us = deployment.recency();
        if (newest.filter(it -> it.supersedes(us)).isPresent()) {
            return Optional.of(new Turn.Superseded(newest.get().deploymentId()));
        }
        if (newest.filter(it -> it.comesBefore(us)).isPresent()) {
            return newest.map(first -> new Turn.Taken(lock.map(DynamoDbDeploymentStore::lockIn)
                    .orElseGet(() -> new Lock(lockName, first.deploymentId(), first.requestedAt()))));
        }
        if (lock.isPresent() && newest.filter(us::equals).isPresent()) {
            return lock.map(it -> new Turn.Taken(lockIn(it)));
        }
        Optional<TableItems.Refusal> refusal =
                table.write(lock.isEmpty() ? taking(deployment, us, newest) : queueing(deployment, us, newest));
        if (refusal.isEmpty()) {
            return Optional.of(lock.<Turn>map(it -> new Turn.Taken(lockIn(it))).orElse(new Turn.Ours()));
        }
        if (refusal.get().write() == 0) {
            throw notOpen(deployment, refusal.get());
        }
        return Optional.empty();
    }

    private List<TransactWriteItem> taking(Deployment deployment, Recency us, Optional<Recency> newest) {
        String lockName = deployment.plan().lockName();
        return List.of(
                stillOpen(deployment),
                table.putting(lockOf(deployment), ItemCondition.absent()),
                // Whom we supersede may only look after we have the lock: the queue names us until we close.
                newest.isPresent()
                        ? table.putting(waiting(lockName, us), unchanged(newest))
                        : table.checking(ItemKey.waiting(lockName), ItemCondition.absent()));
    }

    private List<TransactWriteItem> queueing(Deployment deployment, Recency us, Optional<Recency> newest) {
        return List.of(
                stillOpen(deployment), table.putting(waiting(deployment.plan().lockName(), us), unchanged(newest)));
    }

    private static ItemCondition unchanged(Optional<Recency> newest) {
        return newest.map(it -> ItemCondition.is(DEPLOYMENT, it.deploymentId())).orElse(ItemCondition.absent());
    }

    /** Without it, a step that runs twice could take the lock after the deployment was closed, and nobody would free it. */
    private TransactWriteItem stillOpen(Deployment deployment) {
        return table.checking(
                ItemKey.deployment(deployment.id()), ItemCondition.has(VERSION).and(ItemCondition.lacks(OUTCOME)));
    }

    private List<TransactWriteItem> closingWrites(Deployment next, Closing closing) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(table.putting(recordOf(next), ItemCondition.is(VERSION, next.version() - 1)));
        if (next.isEnded()) {
            String lockName = next.plan().lockName();
            writes.add(givingUp(ItemKey.lock(lockName), next.id()));
            writes.add(givingUp(ItemKey.waiting(lockName), next.id()));
        }
        if (closing.outcome() == Outcome.DEPLOYED) {
            ItemKey key = ItemKey.deployed(next.plan().lockName(), closing.at(), next.id());
            writes.add(table.putting(Item.at(key).with(BODY, Json.write(next))));
        }
        return writes;
    }

    /** Deletes the item if it is this deployment's, or makes sure that it still is not. */
    private TransactWriteItem givingUp(ItemKey key, String deploymentId) {
        boolean ours =
                table.find(key).filter(it -> it.is(DEPLOYMENT, deploymentId)).isPresent();
        return ours
                ? table.deleting(key, ItemCondition.is(DEPLOYMENT, deploymentId))
                : table.checking(key, ItemCondition.absent().or(ItemCondition.isNot(DEPLOYMENT, deploymentId)));
    }

    private static Deployment alreadyWritten(Deployment wanted, TableItems.Refusal refusal) {
        Deployment standing = refusal.standing()
                .map(DynamoDbDeploymentStore::deploymentIn)
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

    private static RuntimeException notOpen(Deployment deployment, TableItems.Refusal refusal) {
        return refusal.standing().isPresent()
                ? new ConcurrentChangeException(
                        "Deployment " + deployment.id() + " was closed meanwhile", refusal.cause())
                : new IllegalStateException(
                        "Register deployment " + deployment.id() + " before it takes its turn", refusal.cause());
    }

    private static IllegalStateException neverSettles(Deployment deployment) {
        return new IllegalStateException("The lock of " + deployment.plan().lockName() + " changed " + MOST_ATTEMPTS
                + " times while deployment " + deployment.id() + " wanted it: try again");
    }

    private static Item recordOf(Deployment deployment) {
        Item open = Item.at(ItemKey.deployment(deployment.id()))
                .with(BODY, Json.write(deployment))
                .with(VERSION, deployment.version());
        return deployment
                .closing()
                .map(how -> open.with(OUTCOME, how.outcome().name()))
                .orElse(open);
    }

    private static Deployment deploymentIn(Item item) {
        return Json.read(item.text(BODY), Deployment.class);
    }

    private static Item lockOf(Deployment deployment) {
        return Item.at(ItemKey.lock(deployment.plan().lockName()))
                .with(DEPLOYMENT, deployment.id())
                .with(SINCE, deployment.openedAt().toString());
    }

    private static Lock lockIn(Item item) {
        return new Lock(item.text(ItemKey.SORT), item.text(DEPLOYMENT), Instant.parse(item.text(SINCE)));
    }

    private static Item waiting(String lockName, Recency waiter) {
        Item place = Item.at(ItemKey.waiting(lockName))
                .with(DEPLOYMENT, waiter.deploymentId())
                .with(REQUESTED_AT, waiter.requestedAt().toString());
        return waiter.rollback() ? place.with(ROLLBACK, "true") : place;
    }

    private static Recency waiterIn(Item item) {
        return new Recency(Instant.parse(item.text(REQUESTED_AT)), item.text(DEPLOYMENT), item.has(ROLLBACK));
    }
}
