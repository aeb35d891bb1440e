package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.json.Json;
import dev.headgate.text.DurationText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the schema shows as a default is what the reader fills in, and what it shows as an example is right. */
class EditorSchemaDefaultsTest {

    /** Has every section in which a member with a default may stand, and none of those members. */
    private static final String FILE = """
            headgate: 1
            approvers: {alice: alice@example.com}
            approvals: {signIn: {issuer: "https://login.example.com", audience: headgate-approvals}}
            environments: {prod: {wave: 1}}
            services:
              web:
                port: 8080
                delivery: {source: {connection: "%s", repository: shop/web}}
                environments: {prod: {gates: [{before: deployment, approvers: [alice]}]}}
            """.formatted(Formats.CONNECTION.example());

    @TestFactory
    Stream<DynamicTest> showsTheDefaultsThatTheReaderFillsIn() {
        return SchemaMembers.ofTheFile().entrySet().stream()
                .filter(member -> member.getValue().containsKey("default"))
                .filter(member -> !member.getKey().endsWith(".onAlarmUnseen"))
                .filter(member -> !member.getKey().endsWith(".greenUpWithin"))
                .map(member -> DynamicTest.dynamicTest(
                        member.getKey(),
                        () -> assertThat(read(
                                        with(member.getKey(), member.getValue().getOrDefault("default", ""))))
                                .isEqualTo(read(FILE))));
    }

    /** Is filled in when it is looked at. */
    @Test
    void showsWhatFollowsByDefaultWhenAnAlarmCannotBeSeen() {
        assertThat(SchemaMembers.ofTheFile().getOrDefault("services.*.environments.*.onAlarmUnseen", Map.of()))
                .containsEntry(
                        "default", RulesYaml.rulesOf("bake: 10m").alarmUnseen().word());
    }

    /** Is filled in when it is looked at. */
    @Test
    void showsHowLongGreenMayTakeByDefault() {
        assertThat(SchemaMembers.ofTheFile().getOrDefault("services.*.environments.*.greenUpWithin", Map.of()))
                .containsEntry(
                        "default",
                        DurationText.of(RulesYaml.rulesOf("bake: 10m").greenUp()));
    }

    @TestFactory
    Stream<DynamicTest> showsExamplesThatAreRight() {
        return SchemaMembers.ofTheFile().entrySet().stream()
                .filter(member -> member.getValue().get("examples") instanceof List<?>)
                .map(member -> DynamicTest.dynamicTest(member.getKey(), () -> {
                    EditorSchema schema = EditorSchema.of(member.getValue());
                    assertThat((List<?>) member.getValue().getOrDefault("examples", List.of()))
                            .isNotEmpty()
                            .allMatch(schema::accepts);
                }));
    }

    private static Configuration read(String yaml) {
        return EditorSchema.read(yaml, "111122223333");
    }

    /** The file with one member more. */
    private static String with(String path, Object value) {
        Map<String, Object> whole = new LinkedHashMap<>(Json.object(EditorSchema.tree(FILE), "the file"));
        List<String> keys = new ArrayList<>(List.of(path.replace("services.*", "services.web")
                .replace("environments.*", "environments.prod")
                .split("\\.")));
        String last = keys.removeLast();
        Map<String, Object> around = whole;
        for (String key : keys) {
            around = key.endsWith("[]")
                    ? Json.object(((List<?>) around.getOrDefault(key.replace("[]", ""), List.of())).getFirst(), key)
                    : Json.object(around.computeIfAbsent(key, unused -> new LinkedHashMap<>()), key);
        }
        around.put(last, value);
        return EditorSchema.json(whole);
    }
}
