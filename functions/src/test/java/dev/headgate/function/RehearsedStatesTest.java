package dev.headgate.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.CannedReply;
import dev.headgate.aws.SdkClientFactory;
import dev.headgate.telemetry.StructuredLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

/** Before its first event, a function has gone through each state that it serves, with its own code and the SDK's clients. */
class RehearsedStatesTest {

    private static final Map<Class<?>, Function<Wiring, Entry>> FUNCTIONS = Training.functions();

    static List<Class<?>> functions() {
        return List.copyOf(FUNCTIONS.keySet());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void asksAwsForAllThatARunAsksFor(Class<?> function) throws IOException {
        Stage stage = new Stage(FUNCTIONS.getOrDefault(function, wiring -> {
            throw new IllegalStateException();
        }));
        List<CannedReply> left = new ArrayList<>();

        for (Rehearsal rehearsal : Rehearsals.of(function)) {
            left.addAll(stage.play(rehearsal));
        }

        assertThat(left).isEmpty();
        assertThat(Rehearsals.of(function)).isNotEmpty();
    }

    @Test
    void noStateIsForgotten() {
        assertThat(states(ReleaseFunction.class))
                .containsAll(wiring().releaseStates().states());
        assertThat(states(DeploymentFunction.class))
                .containsAll(wiring().deploymentStates().states());
    }

    /** Either backend has code of its own in these. */
    @Test
    void bothBackendsAreRehearsed() {
        assertThat(Rehearsals.of(DeploymentFunction.class))
                .extracting(Rehearsal::name)
                .contains("WatchDeployment", "WatchDeployment by ECS", "RollBack", "RollBack by ECS");
    }

    private static Wiring wiring() {
        return new Wiring(
                new SdkClientFactory(Region.US_EAST_1),
                Rehearsals.SETTINGS,
                InstantSource.system(),
                new SplittableRandom(1),
                new StructuredLog(InstantSource.system(), line -> {}));
    }

    private static List<String> states(Class<?> function) {
        return Rehearsals.of(function).stream()
                .map(it -> String.valueOf(it.event().get("state")))
                .toList();
    }
}
