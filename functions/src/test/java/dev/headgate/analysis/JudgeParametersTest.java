package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeParametersTest {

    @ParameterizedTest
    @CsvSource({
        "alpha, 0",
        "alpha, 1",
        "alpha, NaN",
        "rho0Concurrent, 0.9",
        "rho0History, 1001",
        "rho1, NaN",
        "beta, -1",
        "pMax, 1",
        "phi, 0.5",
        "phi, NaN",
        "phi, Infinity"
    })
    void namesTheSettingThatItRefuses(String name, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(name, value))
                .withMessageStartingWith(name + " must be")
                .withMessageEndingWith("not " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rho0Concurrent", "rho0History", "rho1", "phi"})
    void acceptsTheEndOfARange(String name) {
        assertThatNoException().isThrownBy(() -> with(name, 1));
    }

    private static JudgeParameters with(String name, double value) {
        JudgeParameters defaults = JudgeParameters.DEFAULTS;
        return new JudgeParameters(
                name.equals("alpha") ? value : defaults.alpha(),
                name.equals("rho0Concurrent") ? value : defaults.rho0Concurrent(),
                name.equals("rho0History") ? value : defaults.rho0History(),
                name.equals("rho1") ? value : defaults.rho1(),
                name.equals("beta") ? value : defaults.beta(),
                name.equals("pMax") ? value : defaults.pMax(),
                name.equals("phi") ? Optional.of(value) : defaults.phi());
    }
}
