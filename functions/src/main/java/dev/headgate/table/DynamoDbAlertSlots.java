package dev.headgate.table;

import dev.headgate.notification.AlertSlots;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Alerts counted as items of Headgate's one table; DynamoDB deletes them once their window has passed. */
public final class DynamoDbAlertSlots implements AlertSlots {

    private final TableItems items;

    public DynamoDbAlertSlots(DynamoDbClient dynamoDb, String table) {
        this.items = new TableItems(dynamoDb, table);
    }

    /** Refused perhaps because of ourselves, if the SDK repeated the call: one alert less of many is no harm. */
    @Override
    public boolean take(String window, int slot, Instant until) {
        Item taken = Item.at(ItemKey.alertSlot(window, slot)).with(Item.EXPIRES_AT, until.getEpochSecond());
        return items.put(taken, ItemCondition.absent()).isEmpty();
    }
}
