package dev.headgate.testing;

import dev.headgate.asker.Asker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** People as IAM knows them, and calls that they made. */
public final class ExampleAsker {

    public static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    public static final String ALICE =
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Release_0123456789abcdef/alice@example.com";

    public static final String BOB = "arn:aws:iam::111122223333:user/bob";

    private ExampleAsker() {}

    /** A call that somebody made so many seconds after {@link #AT}. */
    public static Asker asker(Asker.Act act, String who, int seconds) {
        String id = UUID.nameUUIDFromBytes((act + who + seconds).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Asker(act, who, Optional.empty(), Optional.empty(), AT.plusSeconds(seconds), id);
    }
}
