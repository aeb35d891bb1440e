package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.function.ApprovalFunction;
import dev.headgate.function.DeploymentFunction;
import dev.headgate.function.ReleaseFunction;
import dev.headgate.function.StayActive;
import dev.headgate.function.WidgetFunction;
import dev.headgate.json.Json;
import dev.headgate.simulator.consistency.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The call that a schedule makes each day, as Lambda hands it to a function. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "the runtime interface client has a native part for Linux alone")
class StayActiveTest {

    private static final String NO_AWS = "http://127.0.0.1:9";

    @ParameterizedTest
    @ValueSource(
            classes = {ReleaseFunction.class, DeploymentFunction.class, ApprovalFunction.class, WidgetFunction.class})
    void isAnsweredWithoutACallToAws(Class<?> function, @TempDir Path folder) throws IOException, InterruptedException {
        NativeClientLibrary library = NativeClientLibrary.unpackTo(folder);
        try (LambdaProcess process = LambdaProcess.start(function, Json.write(StayActive.EVENT), NO_AWS, library)) {
            assertThat(process.answer())
                    .isInstanceOfSatisfying(
                            Answer.Response.class,
                            answer -> assertThat(answer.body())
                                    .isIn("{}", "{\"statusCode\":204,\"isBase64Encoded\":false}"));
        }
    }
}
