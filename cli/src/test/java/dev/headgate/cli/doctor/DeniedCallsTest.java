package dev.headgate.cli.doctor;

import static dev.headgate.cli.doctor.DoctorScene.CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.CannotTell;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.cli.doctor.Result.NotApplicable;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Fault.Effect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever call AWS refuses, or does not answer: doctor says so, and goes on. */
class DeniedCallsTest {

    private static final String IDENTITY = "sts:GetCallerIdentity";

    static Set<String> actions() {
        DoctorScene scene = new DoctorScene();
        int before = scene.world.wire().calls().size();
        var unused = scene.look(CONFIGURATION);
        return scene.world.wire().calls().stream()
                .skip(before)
                .map(DeniedCallsTest::action)
                .filter(action -> !action.equals(IDENTITY))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void namesTheActionThatIsDeniedAndMakesAllOtherChecks(String action) {
        DoctorScene scene = new DoctorScene();
        scene.deny(action);

        List<Examined> checks = scene.look(CONFIGURATION).checks();

        assertThat(checks)
                .filteredOn(it -> it.result() instanceof CannotTell)
                .isNotEmpty()
                .hasSizeLessThan(10)
                .allSatisfy(it -> assertThat(it.result().cure())
                        .isEqualTo("Allow these credentials " + action + ", and run doctor again"));
        assertThat(checks)
                .filteredOn(it -> !(it.result() instanceof CannotTell))
                .extracting(Examined::result)
                .hasOnlyElementsOfTypes(Fine.class, NotApplicable.class);
    }

    @Test
    void everyCallIsAmongThePermissionsOfItsCheck() {
        Set<String> actions = actions();
        DoctorScene scene = new DoctorScene();
        scene.world.wire().add(call -> {
            if (action(call).equals(IDENTITY)) {
                return Effect.NONE;
            }
            throw DoctorScene.refusal("AccessDenied", "no");
        });

        assertThat(scene.look(CONFIGURATION).checks())
                .filteredOn(it -> it.result() instanceof CannotTell)
                .extracting(it -> it.result().cure())
                .satisfies(cures -> assertThat(actions)
                        .allSatisfy(action -> assertThat(cures)
                                .anySatisfy(cure -> assertThat(cure).contains(action))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Effect.class,
            names = {"THROTTLE", "LOSE_REQUEST", "LOSE_REPLY"})
    void takesNothingForFineWhenAwsDoesNotAnswer(Effect effect) {
        DoctorScene scene = new DoctorScene();
        Fault silence = call -> action(call).equals(IDENTITY) ? Effect.NONE : effect;
        scene.world.wire().add(silence);

        assertThat(scene.look(CONFIGURATION).checks())
                .filteredOn(it -> !it.name().equals("web alarms") || it.group().contains("prod"))
                .extracting(Examined::result)
                .allSatisfy(result -> {
                    assertThat(result).isInstanceOf(CannotTell.class);
                    assertThat(result.cure()).isEqualTo("Run doctor again in a minute");
                });
    }

    private static String action(Call call) {
        return call.service() + ":" + call.operation();
    }
}
