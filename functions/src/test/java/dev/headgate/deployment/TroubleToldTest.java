package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleToldTest {

    private static final Instant FOUND = Example.OPENED.plusSeconds(300);

    @ParameterizedTest
    @EnumSource(names = {"ALARM_MISSING", "BLUE_ENDED_EARLY"})
    void whatNeedsPeopleIsToldAtOnce(Trouble trouble) {
        assertThat(TroubleTold.due(with(trouble), FOUND)).containsExactly(trouble);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLIND", "CLOUDWATCH_UNSEEN"})
    void whatMayPassByItselfIsToldOnceItHasNot(Trouble trouble) {
        Instant late = FOUND.plus(TroubleTold.PASSES_WITHIN);

        assertThat(TroubleTold.due(with(trouble), late.minusSeconds(1))).isEmpty();
        assertThat(TroubleTold.due(with(trouble), late)).containsExactly(trouble);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_SHORT", "LISTENER_STRAYED"})
    void whatBringsBlueBackIsToldByThatAlone(Trouble trouble) {
        assertThat(TroubleTold.due(with(trouble), FOUND.plusSeconds(3600))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void nothingIsToldTwiceWhileItStands(Trouble trouble) {
        Instant late = FOUND.plusSeconds(3600);
        Deployment told = TroubleTold.noting(with(trouble), TroubleTold.due(with(trouble), late));

        assertThat(TroubleTold.due(told, late.plusSeconds(60))).isEmpty();
    }

    @Test
    void whatComesBackIsToldAgain() {
        Deployment told = TroubleTold.noting(with(Trouble.ALARM_MISSING), List.of(Trouble.ALARM_MISSING));
        Sightings over = told.seen().with(Set.of(), FOUND.plusSeconds(60));
        Instant again = FOUND.plusSeconds(120);

        assertThat(TroubleTold.due(told.seeing(over.and(Trouble.ALARM_MISSING, again)), again))
                .containsExactly(Trouble.ALARM_MISSING);
    }

    private static Deployment with(Trouble trouble) {
        return ExampleProd.started().seeing(Sightings.NONE.and(trouble, FOUND));
    }
}
