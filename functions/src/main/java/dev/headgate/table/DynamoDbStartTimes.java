package dev.headgate.table;

import dev.headgate.deployment.StartTimes;
import dev.headgate.json.Json;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Start times as items of Headgate's one table: one for each account and region. */
public final class DynamoDbStartTimes implements StartTimes {

    private final TableItems table;

    public DynamoDbStartTimes(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
    }

    @Override
    public Known known(String place) {
        return table.find(ItemKey.starts(place))
                .map(it -> Json.read(it.text(Item.BODY), Known.class))
                .orElse(Known.NOTHING);
    }

    @Override
    public boolean keep(String place, Known known, Instant expiresAt) {
        Item item = Item.at(ItemKey.starts(place))
                .with(Item.BODY, Json.write(known))
                .with(Item.VERSION, known.version())
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
        ItemCondition unchanged =
                known.version() == 1 ? ItemCondition.absent() : ItemCondition.is(Item.VERSION, known.version() - 1);
        return table.put(item, unchanged).isEmpty();
    }
}
