package dev.headgate.table;

import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.Recency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Who holds each service's environment, and the newest that waits for it. */
final class LockItems {

    /** Each attempt that fails means that somebody else's succeeded, so more than a few in a row is no coincidence. */
    static final int MOST_ATTEMPTS = 10;

    private static final String REQUESTED_AT = "requestedAt";
    private static final String ROLLBACK = "rollback";

    private final TableItems table;

    LockItems(TableItems table) {
        this.table = table;
    }

    /** What frees a deployment's lock and its place in the queue, where they are its own. */
    List<TransactWriteItem> freeing(Deployment ended) {
        String lockName = ended.plan().lockName();
        return List.of(givingUp(ItemKey.lock(lockName), ended.id()), givingUp(ItemKey.waiting(lockName), ended.id()));
    }

    Turn takeTurn(Deployment deployment) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Turn> turn = tryTurn(deployment);
            if (turn.isPresent()) {
                return turn.get();
            }
        }
        throw neverSettles(deployment);
    }

    List<Lock> locks() {
        return table.inPartition(Partition.LOCKS.whole(), true)
                .map(LockItems::lockIn)
                .toList();
    }

    /** Deletes the item if it is this deployment's, or makes sure that it still is not. */
    private TransactWriteItem givingUp(ItemKey key, String deploymentId) {
        boolean ours = table.find(key)
                .filter(it -> it.is(Item.DEPLOYMENT, deploymentId))
                .isPresent();
        return ours
                ? table.deleting(key, ItemCondition.is(Item.DEPLOYMENT, deploymentId))
                : table.checking(key, ItemCondition.absent().or(ItemCondition.isNot(Item.DEPLOYMENT, deploymentId)));
    }

    /** Empty when somebody else changed the lock or the queue between our look and our write. */
    private Optional<Turn> tryTurn(Deployment deployment) {
        String lockName = deployment.plan().lockName();
        Optional<Item> lock = table.find(ItemKey.lock(lockName));
        if (lock.filter(it -> it.is(Item.DEPLOYMENT, deployment.id())).isPresent()) {
            return Optional.of(new Turn.Ours());
        }
        Optional<Recency> newest = table.find(ItemKey.waiting(lockName)).map(LockItems::waiterIn);
        Recency us = deployment.recency();
        if (newest.filter(it -> it.supersedes(us)).isPresent()) {
            return Optional.of(new Turn.Superseded(newest.get().deploymentId()));
        }
        if (newest.filter(it -> it.comesBefore(us)).isPresent()) {
            return newest.map(first -> new Turn.Taken(lock.map(LockItems::lockIn)
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
        return newest.map(it -> ItemCondition.is(Item.DEPLOYMENT, it.deploymentId()))
                .orElse(ItemCondition.absent());
    }

    /** Without it, a step that runs twice could take the lock after the deployment was closed, and nobody would free it. */
    private TransactWriteItem stillOpen(Deployment deployment) {
        return table.checking(
                ItemKey.deployment(deployment.id()),
                ItemCondition.has(Item.VERSION).and(ItemCondition.lacks(Item.OUTCOME)));
    }

    private static RuntimeException notOpen(Deployment deployment, TableItems.Refusal refusal) {
        return refusal.standing().isPresent()
                ? new ConcurrentChangeException(
                        "Deployment " + deployment.id() + " was closed meanwhile", refusal.cause())
                : new IllegalStateException(
                        "Register deployment " + deployment.id() + " before it takes its turn", refusal.cause());
    }

    static IllegalStateException neverSettles(Deployment deployment) {
        return new IllegalStateException("The lock of " + deployment.plan().lockName() + " changed " + MOST_ATTEMPTS
                + " times while deployment " + deployment.id() + " wanted it: try again");
    }

    private static Item lockOf(Deployment deployment) {
        return Item.at(ItemKey.lock(deployment.plan().lockName()))
                .with(Item.DEPLOYMENT, deployment.id())
                .with(Item.SINCE, deployment.openedAt().toString());
    }

    private static Lock lockIn(Item item) {
        return new Lock(item.text(ItemKey.SORT), item.text(Item.DEPLOYMENT), Instant.parse(item.text(Item.SINCE)));
    }

    private static Item waiting(String lockName, Recency waiter) {
        Item place = Item.at(ItemKey.waiting(lockName))
                .with(Item.DEPLOYMENT, waiter.deploymentId())
                .with(REQUESTED_AT, waiter.requestedAt().toString());
        return waiter.rollback() ? place.with(ROLLBACK, "true") : place;
    }

    private static Recency waiterIn(Item item) {
        return new Recency(Instant.parse(item.text(REQUESTED_AT)), item.text(Item.DEPLOYMENT), item.has(ROLLBACK));
    }
}
