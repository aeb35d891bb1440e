package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How time and templates grow with services, each in ten environments: minutes, so only where somebody asks for it. */
@NeedsNode
@EnabledIfSystemProperty(named = GrowthTest.SIZES, matches = "\\d+(,\\d+)*")
class GrowthTest {

    /** Numbers of services: {@code -Dheadgate.services=10,30,100}. */
    static final String SIZES = "headgate.services";

    @ParameterizedTest
    @MethodSource("sizes")
    void staysWithinEveryLimit(int services) throws IOException, InterruptedException {
        long start = System.nanoTime();
        SynthesizedApp app = SynthesizedApp.of(ManyServices.everywhere(services, 10));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        Map<String, Integer> bytes = TemplateLimits.bytes(app);
        Map.Entry<String, Integer> largest =
                bytes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "| %d | %,d | %d s | %,d KB (`%s`) | %,d KB |%n",
                services,
                app.stacks().size(),
                took.toSeconds(),
                largest.getValue() / 1000,
                largest.getKey(),
                bytes.getOrDefault("headgate-orchestrator", 0) / 1000);
        assertThat(TemplateLimits.exceededBy(app)).isEmpty();
        assertThat(CfnLint.findings(CfnLint.templates(app))).isEmpty();
    }

    static Stream<Integer> sizes() {
        return Stream.of(System.getProperty(SIZES, "").split(",")).map(Integer::valueOf);
    }
}
