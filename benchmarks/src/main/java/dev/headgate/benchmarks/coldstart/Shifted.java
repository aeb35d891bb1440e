package dev.headgate.benchmarks.coldstart;

import dev.headgate.aws.CannedReply;
import dev.headgate.function.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** Recorded answers as if they had been given now: sessions have not expired, and what was a minute ago still was. */
final class Shifted {

    private static final Pattern INSTANT = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

    private Shifted() {}

    static List<CannedReply> toNow(Rehearsal rehearsal) {
        Duration since = Duration.between(rehearsal.at(), InstantSource.system().instant());
        return rehearsal.replies().stream().map(it -> later(it, since)).toList();
    }

    private static CannedReply later(CannedReply reply, Duration by) {
        if (reply.binary()) {
            return reply;
        }
        String body = INSTANT.matcher(reply.body())
                .replaceAll(it -> Instant.parse(it.group()).plus(by).toString());
        return new CannedReply(reply.operation(), reply.status(), reply.contentType(), false, body);
    }
}
