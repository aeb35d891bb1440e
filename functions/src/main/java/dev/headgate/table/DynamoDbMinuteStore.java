package dev.headgate.table;

import dev.headgate.analysis.MinuteStore;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Minutes as items of Headgate's one table, in parts far below what an item may hold. */
public final class DynamoDbMinuteStore implements MinuteStore {

    private static final String NUMBER = "part";

    private final TableItems table;

    public DynamoDbMinuteStore(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
    }

    @Override
    public Map<Long, String> kept(String name) {
        return table.inPartition(ItemKey.minutesOf(name), true)
                .collect(Collectors.toMap(it -> it.number(NUMBER), it -> it.text(Item.BODY)));
    }

    @Override
    public void keep(String name, long part, String text, Instant expiresAt) {
        table.put(Item.at(ItemKey.minutes(name, part))
                .with(NUMBER, part)
                .with(Item.BODY, text)
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()));
    }
}
