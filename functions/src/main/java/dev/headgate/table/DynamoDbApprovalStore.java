package dev.headgate.table;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.approval.Link;
import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Approvals and links as items of Headgate's one table.
 *
 * <p>DynamoDB deletes them a week after they expired, in its own time: nothing may conclude from an item's presence that
 * it still counts.
 */
public final class DynamoDbApprovalStore implements ApprovalStore {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);
    private static final Duration SLOT_KEPT_FOR = Duration.ofHours(1);
    private static final String VERSION = "version";

    private final TableItems items;

    public DynamoDbApprovalStore(DynamoDbClient dynamoDb, String table) {
        this.items = new TableItems(dynamoDb, table);
    }

    @Override
    public Optional<Approval> find(String deploymentId, Gate.Before gate) {
        return body(ItemKey.approval(deploymentId, gate)).map(json -> Json.read(json, Approval.class));
    }

    @Override
    public Approval save(Approval approval) {
        Approval next = approval.atVersion(approval.version() + 1);
        Item item = item(ItemKey.approval(next.deploymentId(), next.gate()), Json.write(next), next.expiresAt())
                .with(VERSION, next.version());
        put(item, approval.version() == 0 ? ItemCondition.absent() : ItemCondition.is(VERSION, approval.version()));
        return next;
    }

    @Override
    public void keep(Link link) {
        put(item(ItemKey.link(link.hash()), Json.write(link), link.expiresAt()), ItemCondition.absent());
    }

    @Override
    public Optional<Link> link(String hash) {
        return body(ItemKey.link(hash)).map(json -> Json.read(json, Link.class));
    }

    /** Refused perhaps because of ourselves, if the SDK repeated the call: one slot less is no harm. */
    @Override
    public boolean takeMailSlot(String approver, Instant at, int slot) {
        Item taken = Item.at(ItemKey.mailSlot(approver, at, slot))
                .with(Item.EXPIRES_AT, at.plus(SLOT_KEPT_FOR).getEpochSecond());
        return items.put(taken, ItemCondition.absent()).isEmpty();
    }

    private static Item item(ItemKey key, String body, Instant expiresAt) {
        return Item.at(key)
                .with(Item.BODY, body)
                .with(Item.EXPIRES_AT, expiresAt.plus(KEPT_AFTER_EXPIRY).getEpochSecond());
    }

    /** After a lost reply the SDK sends a write again: a refusal may be of the repetition of what was written. */
    private void put(Item item, ItemCondition condition) {
        Optional<TableItems.Refusal> refusal = items.put(item, condition)
                .filter(it -> it.standing()
                        .filter(standing -> standing.is(Item.BODY, item.text(Item.BODY)))
                        .isEmpty());
        if (refusal.isPresent()) {
            throw new ConcurrentChangeException(
                    "Another write came between: read again", refusal.get().cause());
        }
    }

    private Optional<String> body(ItemKey key) {
        return items.find(key).map(item -> item.text(Item.BODY));
    }
}
