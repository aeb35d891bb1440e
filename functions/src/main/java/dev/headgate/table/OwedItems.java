package dev.headgate.table;

import dev.headgate.deployment.DeploymentStore.Owed;
import dev.headgate.deployment.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages that could not be sent. */
final class OwedItems {

    /** What cannot be told for so long is no news any more. */
    private static final Duration KEPT_FOR = Duration.ofDays(14);

    private final TableItems table;

    OwedItems(TableItems table) {
        this.table = table;
    }

    void owe(Owed message) {
        Object unused = table.write(List.of(table.putting(Item.at(keyOf(message))
                .with(Item.BODY, message.message())
                .with(Item.SINCE, message.since().toString())
                .with(Item.EXPIRES_AT, message.since().plus(KEPT_FOR).getEpochSecond()))));
    }

    List<Owed> owed(int most) {
        return table.inPartition(Partition.OWED.whole(), true)
                .limit(most)
                .map(it -> new Owed(it.text(Item.BODY), Instant.parse(it.text(Item.SINCE))))
                .toList();
    }

    void paid(Owed message) {
        table.delete(keyOf(message));
    }

    private static ItemKey keyOf(Owed message) {
        return ItemKey.owed(Sha256.of(message.message()));
    }
}
