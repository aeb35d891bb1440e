package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOfRules;
import static dev.headgate.config.file.RulesYaml.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Environment;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When production traffic may begin to move, as it is written. */
class WindowsTest {

    private static final String PLACE = ":10 services.web.environments.prod.windows: ";
    private static final Windows WORKING_HOURS =
            new Windows(List.of("mon-fri 09:00-17:00"), List.of(), "Europe/Berlin", Outside.WAIT, Optional.empty());

    @Test
    void areReadWithTheirDefaults() {
        assertThat(rulesOf("windows: {allow: [mon-fri 09:00-17:00], timezone: Europe/Berlin}")
                        .windows())
                .contains(WORKING_HOURS);
    }

    @Test
    void ofTheEnvironmentHoldForEachServiceThatSaysNothing() {
        assertThat(windowsOf("")).contains(WORKING_HOURS);
    }

    @Test
    void ofAServiceReplaceThoseOfItsEnvironment() {
        assertThat(windowsOf("windows: {deny: [sat], timezone: UTC, outside: refuse}"))
                .contains(new Windows(List.of(), List.of("sat"), "UTC", Outside.REFUSE, Optional.empty()));
        assertThat(windowsOf("windows: {}")).isEmpty();
    }

    @Test
    void outliveTheirJson() {
        assertThat(Json.read(Json.write(WORKING_HOURS), Windows.class)).isEqualTo(WORKING_HOURS);
    }

    @Test
    void doNotBindARollback() {
        assertThat(environment("").withoutGates().rules().windows()).isEmpty();
        assertThat(environment("").allAtOnce().rules().windows()).contains(WORKING_HOURS);
    }

    @Test
    void nameTheZoneThatWasMeant() {
        assertThat(faultsOfRules("windows: {allow: [mon-fri], timezone: Europe/Berln}"))
                .containsExactly(PLACE + "timezone must be a time zone of the IANA database, not Europe/Berln. Did you"
                        + " mean Europe/Berlin?");
        assertThat(faultsOfRules("windows: {deny: [sat]}"))
                .containsExactly(PLACE + "nothing says by whose clock these times hold. Write for example: timezone:"
                        + " Europe/Vienna");
    }

    @Test
    void sayAllThatIsWrongInThemAtOnce() {
        assertThat(faultsOfRules("windows: {allow: [monday 09:00-17:00, 2027-01-03 to 2026-12-20], deny: [2026-02-30],"
                        + " timezone: UTC, outside: reject}"))
                .containsExactly(
                        PLACE + "allow: \"monday\" is no day, which are mon, tue, wed, thu, fri, sat, sun. Did you mean"
                                + " mon?",
                        PLACE + "allow: 2027-01-03 to 2026-12-20 ends before it begins. Did you mean 2026-12-20 to"
                                + " 2027-01-03?",
                        PLACE + "deny: 2026-02-30 is no day of the calendar. Did you mean 2026-02-28?",
                        PLACE + "outside must be wait or refuse, not reject. Write for example: outside: wait");
    }

    @Test
    void thatCanNeverHoldTheShiftAndTheBakeAreRefusedUnlessTold() {
        String rules = "strategy: {linear: {percent: 10, interval: 2m}}\nbake: 2h\n";
        String narrow = "windows: {allow: [mon-fri 09:00-11:00], timezone: UTC";

        assertThat(faultsOfRules(rules + narrow + "}"))
                .containsExactly(
                        ":12 services.web.environments.prod: the windows are open for 2h at a time at most, and"
                                + " green may take 30m to come up, the shift 18m, and the bake 2h. Allow longer ones, shorten the"
                                + " bake, or say that it may last beyond them: bakeOutside: true");
        assertThat(rulesOf(rules + narrow + ", bakeOutside: true}").windows()).isPresent();
    }

    @Test
    void thatCanNeverHoldTheShiftAreRefusedWhateverIsTold() {
        assertThat(faultsOfRules("strategy: {linear: {percent: 10, interval: 2m}}\n"
                        + "windows: {allow: [\"09:00-09:45\"], timezone: UTC, bakeOutside: true}"))
                .singleElement()
                .asString()
                .endsWith("Allow longer ones, or shorten the strategy or greenUpWithin");
    }

    @Test
    void thatAPeriodIsLongEnoughForAreTaken() {
        assertThat(rulesOf("bake: 46h\nwindows: {allow: [mon 09:00-10:00, 2026-12-20 to 2026-12-23], timezone: UTC}")
                        .windows())
                .isPresent();
    }

    private static Optional<Windows> windowsOf(String rules) {
        return environment(rules).rules().windows();
    }

    private static Environment environment(String rules) {
        String yaml = RulesYaml.around(rules.isEmpty() ? "{}" : rules)
                .replace(
                        "prod: {wave: 1}",
                        "prod: {wave: 1, windows: {allow: [mon-fri 09:00-17:00], timezone: Europe/Berlin}}");
        return EditorSchema.read(yaml, "111122223333")
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow();
    }
}
