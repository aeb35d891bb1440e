package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault.Effect;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The calls of a release with both gates, each of them lost once on its way there and once on its way back.
 *
 * <p>{@code -Dheadgate.profile=ECS_GATED} plays one whose traffic ECS moves itself.
 */
class LostCallsTest {

    private static final Profile PROFILE =
            Profile.valueOf(System.getProperty("headgate.profile", Profile.GATED.name()));

    @ParameterizedTest
    @EnumSource(
            value = Effect.class,
            names = {"LOSE_REQUEST", "LOSE_REPLY"})
    void endsWellWhicheverSingleCallIsLost(Effect effect) {
        List<String> broken = Simulation.undisturbed(PROFILE, 0).calls().stream()
                .flatMap(call -> whatBreaks(call, effect))
                .toList();

        assertThat(broken).isEmpty();
    }

    private static Stream<String> whatBreaks(Call call, Effect effect) {
        Mishap lost = new Mishap.StruckCall(call.service(), call.operation(), call.number(), effect);
        Simulation run = Simulation.play(PROFILE, 0, Turbulence.NONE, List.of(lost));
        return Stream.concat(
                run.violations().stream().map(law -> lost + ": " + law),
                run.hasDeployed() ? Stream.empty() : Stream.of(lost + ": not DEPLOYED\n" + run.story()));
    }
}
