package dev.headgate.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a start of each function costs, from the jar that is deployed and by the client that runs it in Lambda, as far as it does
 * not vary: a class more than the budget is somebody's decision, not an accident. Needs the packaged functions.
 */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "the runtime interface client has a native part for Linux alone")
class StartBudgetTest {

    /** Classes until the first answer without priming, the JVM's own among them: what was measured, and about 3 % more. */
    private static final Map<Work, Integer> CLASSES = Map.of(
            Work.DEPLOYMENT, 7_100,
            Work.RELEASE, 5_550,
            Work.APPROVAL, 4_330,
            Work.WATCHDOG, 5_130,
            Work.WIDGET, 4_950);

    private static final String FORBIDDEN = "(com\\.fasterxml\\.jackson\\.databind|org\\.apache|org\\.joda|io\\.netty"
            + "|kotlin|reactor|java\\.util\\.logging\\.Logger|software\\.amazon\\.awssdk\\.(http\\.(nio|apache|crt)|core\\.internal\\.async))"
            + ".*";

    private static Launch launch;
    private static Variants variants;

    @BeforeAll
    static void open() throws IOException {
        launch = new Launch(0);
        variants = new Variants(ClassPaths.of(Path.of("..")), launch);
    }

    @AfterAll
    static void close() throws IOException {
        launch.close();
    }

    private static Variant unprimed(Work work) {
        return Variants.plain(variants.lean(work, Variants.UNPRIMED)).with("HEADGATE_PRIMING", "off");
    }

    @ParameterizedTest
    @EnumSource
    void loadsNoMoreClassesThanItsBudgetAndNoneThatIsForbidden(Work work) throws Exception {
        List<String> classes = launch.classes(unprimed(work));

        assertThat(classes).hasSizeLessThanOrEqualTo(CLASSES.getOrDefault(work, 0));
        assertThat(classes).filteredOn(it -> it.matches(FORBIDDEN)).isEmpty();
    }

    /** Whatever the jar leaves out, no state misses it. */
    @ParameterizedTest
    @EnumSource
    void rehearsesAllThatItServesWithWhatIsInTheJar(Work work) throws Exception {
        // By the hook, which has a minute: a machine that does much else may take more than a start's five seconds.
        String log = launch.finish(
                Variants.plain(variants.lean(work, Variants.PRIMED)).fromSnapshot(), List.of());

        assertThat(log).doesNotContain("\"priming\"");
    }

    @Test
    void isPrimedByTheHookWhereItStartsFromASnapshot() throws Exception {
        List<String> classes = launch.classes(variants.lean(Work.WIDGET, Variants.RESTORED)
                .option("-XX:+UseSerialGC")
                .fromSnapshot());

        assertThat(classes)
                .contains("dev.headgate.function.Stage", "com.amazonaws.services.lambda.crac.ContextImpl")
                .hasSizeGreaterThan(launch.classes(unprimed(Work.WIDGET)).size());
    }

    /** A cache of another jar is not used, and nobody who waits is told anything but the answer. */
    @Test
    void aCacheThatDoesNotFitTheJarIsAPlainStartAndALineInTheLog() throws Exception {
        Path jar = Files.copy(variants.lambdaJar(), launch.folder().resolve("functions.jar"));
        Variant own = unprimed(Work.WIDGET).on(variants.classPath(jar));
        Path cache = variants.trained(variants.classPath(jar));
        int withCache = launch.classes(own.option("-XX:AOTCache=" + cache)).size();

        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Variant stale = own.option("-XX:AOTCache=" + cache);

        assertThat(withCache).isPositive();
        assertThat(launch.finish(stale, List.of())).contains("An error has occurred while processing the AOT cache");
        assertThat(launch.measure(stale).start()).isPositive();
    }
}
