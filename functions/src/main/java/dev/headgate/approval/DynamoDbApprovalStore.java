package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Approvals and links as items of Headgate's one table.
 *
 * <p>DynamoDB deletes them a week after they expired, in its own time: nothing may conclude from an item's presence that
 * it still counts.
 */
public final class DynamoDbApprovalStore implements ApprovalStore {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);

    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoDbApprovalStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Optional<Approval> find(String deploymentId, Gate.Before gate) {
        return body(approvalKey(deploymentId, gate)).map(json -> Json.read(json, Approval.class));
    }

    @Override
    public Approval save(Approval approval) {
        Approval next = approval.atVersion(approval.version() + 1);
        Item item = new Item(approvalKey(next.deploymentId(), next.gate()), Json.write(next), next.expiresAt());
        Map<String, AttributeValue> version = Map.of("version", number(next.version()));
        if (approval.version() == 0) {
            put(item, version, "attribute_not_exists(#pk)", Map.of("#pk", "pk"), Map.of());
        } else {
            put(
                    item,
                    version,
                    "#version = :read",
                    Map.of("#version", "version"),
                    Map.of(":read", number(approval.version())));
        }
        return next;
    }

    @Override
    public void keep(Link link) {
        Item item = new Item(linkKey(link.hash()), Json.write(link), link.expiresAt());
        put(item, Map.of(), "attribute_not_exists(#pk)", Map.of("#pk", "pk"), Map.of());
    }

    @Override
    public boolean takeMailSlot(String approver, Instant at, int slot) {
        Map<String, AttributeValue> taken = new HashMap<>();
        taken.put("pk", text("mail#" + approver + "#" + at.getEpochSecond()));
        taken.put("sk", text("slot#" + slot));
        taken.put("expiresAt", number(at.plus(Duration.ofHours(1)).getEpochSecond()));
        try {
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(taken)
                    .conditionExpression("attribute_not_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", "pk")));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // Perhaps by ourselves, if the SDK repeated the call: one slot less is no harm.
            return false;
        }
    }

    @Override
    public Optional<Link> link(String hash) {
        return body(linkKey(hash)).map(json -> Json.read(json, Link.class));
    }

    private record Item(Map<String, AttributeValue> key, String body, Instant expiresAt) {

        Map<String, AttributeValue> with(Map<String, AttributeValue> more) {
            Map<String, AttributeValue> attributes = new HashMap<>(key);
            attributes.putAll(more);
            attributes.put("body", text(body));
            attributes.put("expiresAt", number(expiresAt.plus(KEPT_AFTER_EXPIRY).getEpochSecond()));
            return attributes;
        }
    }

    private void put(
            Item item,
            Map<String, AttributeValue> more,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            dynamoDb.putItem(request -> {
                request.tableName(table)
                        .item(item.with(more))
                        .conditionExpression(condition)
                        .expressionAttributeNames(names);
                // DynamoDB refuses an empty map of values.
                if (!values.isEmpty()) {
                    request.expressionAttributeValues(values);
                }
            });
        } catch (ConditionalCheckFailedException e) {
            // After a lost reply the SDK sends a write again: a refusal may be of the repetition of what was written.
            if (body(item.key()).filter(item.body()::equals).isEmpty()) {
                throw new ConcurrentChangeException("Another write came between: read again", e);
            }
        }
    }

    private Optional<String> body(Map<String, AttributeValue> key) {
        AttributeValue body = dynamoDb.getItem(
                        request -> request.tableName(table).key(key).consistentRead(true))
                .item()
                .get("body");
        return Optional.ofNullable(body).map(AttributeValue::s);
    }

    private static Map<String, AttributeValue> approvalKey(String deploymentId, Gate.Before gate) {
        return Map.of("pk", text("approval#" + deploymentId + "#" + gate), "sk", text("approval"));
    }

    private static Map<String, AttributeValue> linkKey(String hash) {
        return Map.of("pk", text("link#" + hash), "sk", text("link"));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
