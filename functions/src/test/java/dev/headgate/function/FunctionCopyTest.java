package dev.headgate.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.aws.CannedHttp;
import dev.headgate.aws.CannedReply;
import dev.headgate.aws.SdkClientFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * Copies of one snapshot share nothing that must differ. No JDK here takes snapshots: a copy is a second function in the very state
 * of the first, and the hooks are called as Lambda calls them.
 */
class FunctionCopyTest {

    private static final Context<Resource> CONTEXT = Core.getGlobalContext();

    private static final Priming NO_PRIMING =
            new Priming(List::of, new Stage(wiring -> (in, out, context) -> {}), InstantSource.system(), line -> {});

    /** The same state in every copy, as in memory that was copied; the system's own where a copy makes it anew. */
    private static Supplier<RandomGenerator> copied() {
        Iterator<RandomGenerator> draws = List.<RandomGenerator>of(new SplittableRandom(1), new SecureRandom())
                .iterator();
        return draws::next;
    }

    private static FunctionCopy copy(Supplier<RandomGenerator> randomness) {
        return new FunctionCopy(
                () -> {
                    RandomGenerator random = randomness.get();
                    return (in, out, context) -> {
                        byte[] link = new byte[16];
                        random.nextBytes(link);
                        out.write(HexFormat.of().formatHex(link).getBytes(UTF_8));
                    };
                },
                NO_PRIMING);
    }

    private static List<String> draws(FunctionCopy copy) throws IOException {
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            copy.handle(InputStream.nullInputStream(), out, new NoContext());
            drawn.add(out.toString(UTF_8));
        }
        return drawn;
    }

    @Test
    void twoCopiesDrawTheSameUnlessTheyAreRestored() throws IOException {
        assertThat(draws(copy(copied()))).isEqualTo(draws(copy(copied())));
    }

    @Test
    void twoRestoredCopiesNeverDrawTheSameLink() throws Exception {
        FunctionCopy one = copy(copied());
        FunctionCopy other = copy(copied());
        for (FunctionCopy each : List.of(one, other)) {
            each.beforeCheckpoint(CONTEXT);
            each.afterRestore(CONTEXT);
        }

        assertThat(draws(one)).doesNotContainAnyElementsOf(draws(other)).doesNotHaveDuplicates();
    }

    @Test
    void whatActsBeforeTheSnapshotIsNotWhatActsAfterIt() throws Exception {
        List<String> made = new ArrayList<>();
        FunctionCopy copy = new FunctionCopy(
                () -> {
                    String name = "copy " + made.size();
                    made.add(name);
                    return (in, out, context) -> out.write(name.getBytes(UTF_8));
                },
                NO_PRIMING);

        copy.beforeCheckpoint(CONTEXT);
        copy.afterRestore(CONTEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy.handle(new ByteArrayInputStream(new byte[0]), out, new NoContext());

        assertThat(out.toString(UTF_8)).isEqualTo("copy 1");
    }

    /** What a snapshot's clients signed with has expired when it is restored, hours or weeks later. */
    @Test
    void aRestoredCopySignsWithTheCredentialsOfItsOwnTime() throws Exception {
        List<String> valid = new ArrayList<>(List.of("AKIDOFTHEFIRSTDAY"));
        FunctionCopy copy = new FunctionCopy(
                () -> {
                    var credentials =
                            StaticCredentialsProvider.create(AwsBasicCredentials.create(valid.getLast(), "secret"));
                    var clients = new SdkClientFactory(
                            new OneKeyHttp(valid), credentials, Region.US_EAST_1, new SecureRandom());
                    return (in, out, context) -> {
                        var unused = clients.ssm().getParameter(it -> it.name("any"));
                    };
                },
                NO_PRIMING);
        copy.handle(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new NoContext());
        copy.beforeCheckpoint(CONTEXT);
        valid.add("AKIDOFANOTHERDAY");
        assertThatThrownBy(() ->
                        copy.handle(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new NoContext()))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("expired");

        copy.afterRestore(CONTEXT);

        copy.handle(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new NoContext());
    }

    /** AWS, to which only the latest key is good. */
    private record OneKeyHttp(List<String> keys) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean good = request.httpRequest()
                    .firstMatchingHeader("Authorization")
                    .filter(it -> it.contains(keys.getLast()))
                    .isPresent();
            CannedHttp http = new CannedHttp();
            http.answerWith(List.of(new CannedReply(
                    "AmazonSSM.GetParameter",
                    good ? 200 : 400,
                    "application/x-amz-json-1.1",
                    false,
                    good
                            ? "{\"Parameter\":{\"Name\":\"any\",\"Value\":\"text\"}}"
                            : "{\"__type\":\"ExpiredTokenException\",\"message\":\"The security token is expired\"}")));
            return http.prepareRequest(request);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    /** The snapshot is taken of a primed function: the hook primes what the start has not. */
    @Test
    void theHookPrimesBeforeTheSnapshotAndOnlyOnce() throws Exception {
        List<String> played = new ArrayList<>();
        Stage stage = new Stage(wiring -> (in, out, context) -> played.add("played"));
        List<String> lines =
                Rehearsals.lines(Rehearsals.resource(WidgetFunction.class)).toList();
        FunctionCopy copy = new FunctionCopy(
                () -> (in, out, context) -> {}, new Priming(() -> lines, stage, InstantSource.system(), line -> {}));

        copy.beforeCheckpoint(CONTEXT);
        copy.beforeCheckpoint(CONTEXT);

        assertThat(played).hasSize(lines.size());
    }
}
