package dev.headgate.table;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.json.Json;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who made calls about executions, as items of Headgate's one table: a partition for each execution, in the order of time. */
public final class DynamoDbAskerStore implements AskerStore {

    /** Anybody who may stop an execution may say so as often as they like. */
    private static final int MOST = 100;

    private final TableItems table;

    public DynamoDbAskerStore(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
    }

    @Override
    public void note(String executionArn, Asker asker, Instant expiresAt) {
        Item item = Item.at(ItemKey.asker(executionArn, asker.at(), asker.callId()))
                .with(Item.BODY, Json.write(asker))
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
        Object unused = table.put(item, ItemCondition.absent());
    }

    @Override
    public List<Asker> about(String executionArn) {
        return table.inPartition(ItemKey.askers(executionArn), true)
                .limit(MOST)
                .map(it -> Json.read(it.text(Item.BODY), Asker.class))
                .toList();
    }
}
