package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Progress.Stage;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.ViewLike;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What task sets and the service are called, by their numbers alone. */
class WhatIsSeenTest {

    @ParameterizedTest
    @CsvSource({
        "4, 4, 4, true",
        "4, 5, 5, true",
        "4, 3, 4, false",
        "4, 4, 3, false",
        "0, 0, 0, false",
    })
    void aTaskSetIsHealthyWithAllTheTasksThatItShouldHave(int desired, int running, int healthy, boolean expected) {
        assertThat(green(desired, running, healthy).isHealthy()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4, 4, true",
        "4, 3, 4, false",
        "4, 4, 3, false",
        "0, 0, 0, true",
    })
    void greenIsCompleteWithAllTasksThatAreWantedOfIt(int desired, int running, int healthy, boolean expected) {
        ServiceView view = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 4), green(desired, running, healthy)),
                0,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of());

        assertThat(ExampleProd.seen(Stage.HELD, view).isGreenComplete()).isEqualTo(expected);
    }

    @Test
    void aGreenThatIsNotThereIsNotComplete() {
        assertThat(ExampleProd.seen(Stage.HELD, Example.onBlue()).isGreenComplete())
                .isFalse();
    }

    @Test
    void aGreenThatWasNeverCompleteGetsNoTrafficAlthoughCodeDeployCallsItReady() {
        ServiceView threeOfFour = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 4), green(4, 4, 3)),
                0,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of());

        assertThat(WatchRule.decide(
                        ExampleProd.started(),
                        ExampleProd.seen(Stage.HELD, threeOfFour),
                        Optional.empty(),
                        Example.OPENED.plusSeconds(240)))
                .isInstanceOf(Decision.KeepWatching.class);
    }

    @Test
    void thePrimaryTaskSetIsTheOneThatEcsCallsSoInWhateverOrderTheyCome() {
        Revision blue = Example.blue(Revision.Status.PRIMARY, 4);
        Revision green = Example.green(Revision.Status.ACTIVE, 4);

        assertThat(Example.view(List.of(green, blue), 0, Optional.empty(), List.of())
                        .primary())
                .contains(blue);
        assertThat(Example.view(List.of(green), 0, Optional.empty(), List.of()).primary())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4, 4, true",
        "4, 4, 3, false",
        "0, 0, 0, true",
        "4, 0, 0, false",
        "0, 4, 0, false",
    })
    void nothingIsMissingOnlyWhereTheServiceItselfWantsNoTasks(int wanted, int desired, int healthy, boolean expected) {
        Revision green = green(desired, desired, healthy);
        ServiceView view =
                new ViewLike(Example.onGreen()).wanting(wanted).revisions(green).seen();

        assertThat(view.isComplete(green)).isEqualTo(expected);
    }

    private static Revision green(int desired, int running, int healthy) {
        return new RevisionLike(Example.green(Revision.Status.ACTIVE, healthy))
                .tasks(desired, running, 0, healthy)
                .steady(true)
                .seen();
    }
}
