package dev.headgate.function;

import dev.headgate.aws.CannedHttp;
import dev.headgate.aws.CannedReply;
import dev.headgate.aws.SdkClientFactory;
import dev.headgate.json.Json;
import dev.headgate.telemetry.StructuredLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where a function rehearses: its own code, JSON and SDK clients, with credentials that are none, a clock that stands still, draws
 * of its own, and AWS's former answers in place of a network.
 */
final class Stage {

    private static final StaticCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));

    private final CannedHttp http = new CannedHttp();
    private final RandomGenerator random = new SplittableRandom(1);
    private final SdkClientFactory clients = new SdkClientFactory(http, NOBODY, Region.US_EAST_1, random);
    private final Function<Wiring, Entry> entries;

    Stage(Function<Wiring, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Plays a rehearsal; what it keeps in memory goes with it.
     *
     * @return AWS's answers that were not asked for
     */
    List<CannedReply> play(Rehearsal rehearsal) throws IOException {
        http.answerWith(rehearsal.replies());
        InstantSource clock = InstantSource.fixed(rehearsal.at());
        Wiring wiring = new Wiring(clients, Rehearsals.SETTINGS, clock, random, new StructuredLog(clock, line -> {}));
        byte[] event = Json.write(rehearsal.event()).getBytes(StandardCharsets.UTF_8);
        entries.apply(wiring).handle(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), new NoContext());
        return http.left();
    }
}
