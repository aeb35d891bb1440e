package dev.headgate.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorEqualsTest {

    @ParameterizedTest
    @CsvSource({
        "States.ALL,         dev.Boom,                    true",
        "States.ALL,         States.Timeout,              true",
        "States.ALL,         States.HeartbeatTimeout,     true",
        "States.ALL,         States.QueryEvaluationError, true",
        "States.ALL,         States.Runtime,              false",
        "States.ALL,         States.DataLimitExceeded,    false",
        "States.TaskFailed,  dev.Boom,                    true",
        "States.TaskFailed,  States.Timeout,              false",
        "States.Timeout,     States.Timeout,              true",
        "States.Timeout,     States.HeartbeatTimeout,     true",
        "States.HeartbeatTimeout, States.Timeout,         false",
        "States.DataLimitExceeded, States.DataLimitExceeded, true",
        "dev.Boom,           dev.Boom,                    true",
        "dev.Boom,           dev.Boomerang,               false"
    })
    void matches(String name, String error, boolean matches) {
        assertThat(new ErrorEquals(List.of(name)).matches(error, TooLarge.PASSES_THE_WILDCARD))
                .isEqualTo(matches);
    }
}
