package dev.headgate.notification;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Alerts counted as items of Headgate's one table; DynamoDB deletes them once their window has passed. */
public final class DynamoDbAlertSlots implements AlertSlots {

    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoDbAlertSlots(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public boolean take(String window, int slot, Instant until) {
        Map<String, AttributeValue> taken = Map.of(
                "pk", AttributeValue.fromS("alert#" + window),
                "sk", AttributeValue.fromS("slot#" + slot),
                "expiresAt", AttributeValue.fromN(Long.toString(until.getEpochSecond())));
        try {
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(taken)
                    .conditionExpression("attribute_not_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", "pk")));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // Perhaps by ourselves, if the SDK repeated the call: one alert less of many is no harm.
            return false;
        }
    }
}
